package eir.deid;

import eir.deid.clean.AddedWords;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.KeepElements;
import eir.deid.clean.Text;
import eir.deid.key.Sha256;
import eir.deid.rule.RuleTable;
import eir.dicom.text.Utf8;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which rules a trial applies: one value that browser, command line and server share.
 *
 * @param name short name that stands in the file with {@link #hash8}
 * @param options what is applied; {@link Option#BASIC} always
 * @param tier how much of the private list may stay
 * @param added words of descriptions that a trial knows beside the list's
 */
public record Profile(String name, Set<Option> options, Tier tier, AddedWords added) {

  /** The edition of Table E.1-1 behind the rules. */
  public static final String TABLE_EDITION = "2026d";

  public Profile {
    if (!options.contains(Option.BASIC)) {
      throw new IllegalArgumentException(
          "profile without 113100; every option stands on the Basic Profile; add Option.BASIC");
    }
    if (options.contains(Option.CLEAN_PIXELS)) {
      throw new IllegalArgumentException(
          "profile with 113101; it is a person's answer for one picture; leave it out");
    }
    if (options.contains(Option.CLEAN_FACES)) {
      throw new IllegalArgumentException(
          "profile with 113102; it is stamped on defaced copies alone; leave it out");
    }
    if (options.contains(Option.FULL_DATES) && options.contains(Option.MODIFIED_DATES)) {
      throw new IllegalArgumentException(
          "profile with 113106 and 113107; dates are full or modified; choose one");
    }
    EnumSet<Option> ordered = EnumSet.copyOf(options);
    options = java.util.Collections.unmodifiableSet(ordered);
  }

  /** A profile that adds no words. */
  public Profile(String name, Set<Option> options, Tier tier) {
    this(name, options, tier, AddedWords.NONE);
  }

  /**
   * The profile of these texts, as a trial's choice travels.
   *
   * @param codes of CID 7050, with blanks between
   * @param tier {@code plain}, {@code core} or {@code research}
   * @param words as {@link AddedWords#text} writes them; empty for none
   * @throws IllegalArgumentException if this version does not carry one of them out
   */
  public static Profile of(String name, String codes, String tier, String words) {
    EnumSet<Option> options = EnumSet.noneOf(Option.class);
    for (String code : Text.split(codes, ' ')) {
      options.add(
          Option.ofCode(code)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "a code of CID 7050 that this version does not carry out")));
    }
    return new Profile(
        name,
        options,
        switch (tier) {
          case "plain" -> Tier.PLAIN;
          case "core" -> Tier.CORE;
          case "research" -> Tier.RESEARCH;
          default ->
              throw new IllegalArgumentException("a tier that is neither plain, core nor research");
        },
        AddedWords.of(words.isEmpty() ? List.of() : Text.split(words, ' ')));
  }

  /**
   * The profile of one text, the four of {@link #of} with bars between: {@code eir-basic|113100
   * 113105|core|}.
   *
   * @throws IllegalArgumentException as there
   */
  public static Profile parse(String text) {
    List<String> parts = Text.split(text, '|');
    if (parts.size() != 4) {
      throw new IllegalArgumentException("a profile is four texts: name|codes|tier|words");
    }
    return of(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  /** The default of a trial: cleaned descriptors, shifted dates, age, sex, size, weight, E.3.10. */
  public static Profile standard() {
    return new Profile(
        "eir-basic",
        EnumSet.of(
            Option.BASIC,
            Option.CLEAN_DESCRIPTORS,
            Option.MODIFIED_DATES,
            Option.PATIENT_CHARACTERISTICS,
            Option.SAFE_PRIVATE),
        Tier.CORE);
  }

  /** Whether dates stay, shifted or not; without either they go. */
  public boolean keepsDates() {
    return applies(Option.MODIFIED_DATES) || applies(Option.FULL_DATES);
  }

  /** Whether {@code option} is applied. */
  public boolean applies(Option option) {
    return options.contains(option);
  }

  /**
   * Eight hexadecimal digits over what is chosen and every table and list that decides an output.
   */
  public String hash8() {
    StringBuilder text = new StringBuilder("eir-profile/1|" + name + "|" + TABLE_EDITION);
    for (Option option : options) {
      text.append('|').append(option.code());
    }
    text.append('|').append(tier.name());
    if (!added.isEmpty()) {
      text.append('|').append(added.text());
    }
    text.append('|').append(RuleTable.sourcesHash()).append('|').append(KeepElements.listsHash());
    byte[] bytes = Utf8.bytes(text.toString());
    byte[] digest = Sha256.digest(bytes, 0, bytes.length);
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      hash.append(Character.forDigit(digest[i] >> 4 & 0xF, 16));
      hash.append(Character.forDigit(digest[i] & 0xF, 16));
    }
    return hash.toString();
  }

  /** De-identification Method (0012,0063). */
  public String method() {
    return "Eir 0.1 " + name + " " + hash8();
  }
}
