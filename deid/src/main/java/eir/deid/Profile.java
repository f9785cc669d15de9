package eir.deid;

import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.clean.KeepElements;
import eir.deid.key.Sha256;
import eir.deid.rule.RuleTable;
import eir.dicom.text.Utf8;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which rules a trial applies: one value that browser, command line and server share.
 *
 * @param name short name that stands in the file with {@link #hash8}
 * @param options what is applied; {@link Option#BASIC} always
 * @param tier how much of the private list may stay
 */
public record Profile(String name, Set<Option> options, Tier tier) {

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
    if (options.contains(Option.FULL_DATES) && options.contains(Option.MODIFIED_DATES)) {
      throw new IllegalArgumentException(
          "profile with 113106 and 113107; dates are full or modified; choose one");
    }
    EnumSet<Option> ordered = EnumSet.copyOf(options);
    options = java.util.Collections.unmodifiableSet(ordered);
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
