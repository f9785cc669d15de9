package eir.cli;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.clean.AddedWords;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.trial.charter.NeverWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Profile and stamps of a trial in a text file of lines {@code name = value}; {@code #} begins a
 * comment, an unknown name is an error.
 *
 * @param stamp absent if the file names neither sponsor nor protocol
 */
record ProfileFile(Profile profile, Optional<Stamp> stamp) {
  private static final List<String> NAMES =
      List.of(
          "name",
          "options",
          "tier",
          "words",
          "sponsor",
          "protocol-id",
          "protocol-name",
          "site-id",
          "site-name",
          "time-point");

  /** The stamps of files that belong to no trial. */
  static final Stamp NO_TRIAL = new Stamp("none", "none", "", "", "", "");

  /** Reads the file, or gives the default profile without stamps if there is none. */
  static ProfileFile read(Optional<Path> file) {
    if (file.isEmpty()) {
      return new ProfileFile(Profile.standard(), Optional.empty());
    }
    try {
      return parse(Files.readAllLines(file.get(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new CommandFailure(
          Exit.IO, "the profile cannot be read: does it exist, and is it UTF-8 text?");
    }
  }

  static ProfileFile parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !NAMES.contains(name)) {
        throw new CommandFailure(
            Exit.USAGE,
            "line "
                + (i + 1)
                + " of the profile is not understood; known names: "
                + String.join(", ", NAMES)
                + ".");
      }
      values.put(name, line.substring(equals + 1).strip());
    }
    Profile standard = Profile.standard();
    Profile profile =
        new Profile(
            values.getOrDefault("name", standard.name()),
            values.containsKey("options") ? options(values.get("options")) : standard.options(),
            values.containsKey("tier") ? tier(values.get("tier")) : standard.tier(),
            words(values.getOrDefault("words", "")));
    boolean stamped = values.containsKey("sponsor") || values.containsKey("protocol-id");
    return new ProfileFile(profile, stamped ? Optional.of(stamp(values)) : Optional.empty());
  }

  private static Stamp stamp(Map<String, String> values) {
    try {
      return new Stamp(
          values.getOrDefault("sponsor", ""),
          values.getOrDefault("protocol-id", ""),
          values.getOrDefault("protocol-name", ""),
          values.getOrDefault("site-id", ""),
          values.getOrDefault("site-name", ""),
          values.getOrDefault("time-point", ""));
    } catch (IllegalArgumentException incomplete) {
      throw new CommandFailure(Exit.USAGE, "profile: " + incomplete.getMessage());
    }
  }

  private static EnumSet<Option> options(String text) {
    EnumSet<Option> options = EnumSet.noneOf(Option.class);
    for (String code : new ArrayList<>(List.of(text.split("[ ,]+")))) {
      options.add(
          Option.ofCode(code)
              .orElseThrow(() ->
                  new CommandFailure(
                      Exit.USAGE,
                      "options of the profile: one code is not carried out by this version;"
                          + " see PS3.16 CID 7050 and docs/deid.md.")));
    }
    if (!options.contains(Option.BASIC)) {
      throw new CommandFailure(Exit.USAGE, "options of the profile: 113100 must be among them.");
    }
    if (options.contains(Option.CLEAN_PIXELS)) {
      throw new CommandFailure(
          Exit.USAGE, "options of the profile: 113101 is a person's answer for one picture.");
    }
    if (options.contains(Option.CLEAN_FACES)) {
      throw new CommandFailure(
          Exit.USAGE, "options of the profile: 113102 is stamped by 'eir deface' alone.");
    }
    if (options.contains(Option.FULL_DATES) && options.contains(Option.MODIFIED_DATES)) {
      throw new CommandFailure(
          Exit.USAGE, "options of the profile: 113106 or 113107, not both: dates move or not.");
    }
    return options;
  }

  private static AddedWords words(String text) {
    List<String> words = text.isEmpty() ? List.of() : List.of(text.split("[ ,]+"));
    for (String word : words) {
      Optional<String> never = NeverWords.kindOf(word);
      if (never.isPresent()) {
        throw new CommandFailure(
            Exit.USAGE,
            "words of the profile: one of them stands in domain/never-words.tsv as a "
                + never.get()
                + "; only words of imaging may be added.");
      }
    }
    try {
      return AddedWords.of(words);
    } catch (IllegalArgumentException unfit) {
      throw new CommandFailure(Exit.USAGE, "words of the profile: " + unfit.getMessage());
    }
  }

  private static Tier tier(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "plain" -> Tier.PLAIN;
      case "core" -> Tier.CORE;
      case "research" -> Tier.RESEARCH;
      default ->
          throw new CommandFailure(Exit.USAGE, "tier of the profile: plain, core or research.");
    };
  }
}
