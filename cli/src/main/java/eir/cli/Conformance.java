package eir.cli;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.rule.BaseAction;
import eir.deid.rule.Iod;
import eir.deid.rule.RuleTable;
import eir.deid.rule.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The conformance statement for PS3.15 Annex E: each row of Table E.1-1 beside what the engine does
 * with it, asked of the engine's own rules.
 */
final class Conformance {
  /** What a converter misses, where it stood, and in which files. */
  private static final List<String[]> LOST =
      List.of(
          row(
              "slice timing of EPI that has no trigger times",
              "GE's compressed protocol (0025,xx1B)",
              "GE"),
          row(
              "polarity of the phase encoding; dcm2niix then names the axis alone, or takes it for"
                  + " unflipped: check it before you correct distortion",
              "GE's compressed protocol (0025,xx1B)",
              "GE"),
          row(
              "polarity of the phase encoding, partial Fourier",
              "the CSA header (0029,xx10), xx20",
              "classic Siemens series that are no mosaics"),
          row(
              "echo spacing, readout time, acceleration, dwell time, water-fat shift",
              "listed private elements of the tier RESEARCH",
              "all makers; they stay if the trial chooses that tier"),
          row(
              "acceleration and partial Fourier of XA in classic form",
              "the CSA header (0021,xx19)",
              "Siemens XA"),
          row(
              "scan options, label and delay of ASL",
              "Siemens' protocol (0021,xx19)",
              "Siemens XA"),
          row("coil, shim, reference voltage, protocol texts", "the same blobs, free text", "all"));

  private static String[] row(String... cells) {
    return cells;
  }

  private static final List<Option> CHOICES =
      List.of(
          Option.CLEAN_STRUCTURED_CONTENT,
          Option.CLEAN_DESCRIPTORS,
          Option.FULL_DATES,
          Option.MODIFIED_DATES,
          Option.PATIENT_CHARACTERISTICS,
          Option.DEVICE_IDENTITY,
          Option.UIDS,
          Option.INSTITUTION);

  private Conformance() {}

  static String page(Path standard) {
    StringBuilder page = new StringBuilder();
    page.append("# Conformance to PS3.15 Annex E\n\n");
    page.append("Printed by `eir conformance` from Table E.1-1, edition ");
    page.append(Profile.TABLE_EDITION).append(", and the engine's rules; do not edit. ");
    page.append("A test keeps it true.\n\n## Options\n\n| code | option | Eir |\n|---|---|---|\n");
    for (String[] row : rows(standard.resolve("cid7050.tsv"))) {
      page.append("| ").append(row[1]).append(" | ").append(row[2]).append(" | ");
      page.append(offer(row[1])).append(" |\n");
    }
    page.append(
        """

        ## Where Eir does more than the table asks

        - An element that is neither in the table nor in `standard/keep-elements.tsv` goes, at every depth; so do private elements outside `standard/allowed-private.tsv`.
        - A value outside its grammar goes, also where the table has no row. Text that stays is ASCII and made of listed words.
        - Whatever stays is searched for this patient's names, numbers and days; a hit removes the element, or refuses the file if the image needs it.
        - Of patient characteristics age, sex, size and weight alone stay. Ages over 89 years become 090Y.
        - Of cleaned descriptors only descriptions, protocol, comments and contrast agent stay, as listed words. Other free text goes.
        - Of graphics an overlay plane alone may stay, under 113103 and after a person has seen it: its bits and the numbers that place it. Descriptions, labels, curves, annotations and planes in the spare bits of samples always go.
        - Of structured content an item stays whose concept is listed and whose value is a listed code, a number with a listed unit, a moved date, a UID, a reference or a drawing of numbers; names and texts become REMOVED, everything else goes with what hangs on it, items by reference too. Reports (1.2.840.10008.5.1.4.1.1.88.x) are taken by `eir deid` under 113104 alone.

        ## Where it does otherwise

        - Code sequences that the table would keep under 113109 and 113112 go: codes of places and stations are local and in no list.
        - An institution's or a device's name that is not ASCII goes although it was chosen: no output needs a character set.
        - The contrast agent, Z/D in the table, becomes listed words or CONTRAST: whether something was given decides what an image is.
        - Dummies are the same for everybody: REMOVED, 19000101, 000000. Coarse or broken dates cannot be moved and fall to the element's type.
        - Specimen preparation and waveform annotation go under 113104 too: no image of a head has them.
        - In images of classes that no trial takes (`eir deid` alone) each element counts as type 1.

        ## What is lost although it would be harmless

        """);
    page.append("Blobs and free text of makers go whole: rewriting parts of them breaks their");
    page.append(" readers, and elements that nobody listed prove nothing. What dcm2niix then");
    page.append(" misses, in the files of 23 series (module bench, `ResearchUseTest`):\n\n");
    page.append("| lost | stood in | of |\n|---|---|---|\n");
    for (String[] row : LOST) {
      page.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
    page.append("\nVoxels, geometry, b-values, b-vectors and all other times are the same. The");
    page.append(" mosaics of Siemens get a new CSA header of six numbers, at most 3 KB, unless");
    page.append(
        " the trial chose the tier PLAIN: their slice normal, slice times and polarity stay.\n");
    page.append("\n## Each row\n\nLetters as in Table E.1-1a. *by type*: X, Z or D by the type");
    page.append(" of the element in this image. *words*: listed words of it stay. *moved*: by the");
    page.append(
        " subject's days. *listed*: stays if it fits its grammar. *inside*: items stay and");
    page.append(" are cleaned. *plain*: stays if it is ASCII and names nobody. The last column");
    page.append(" tells only where one option alone, beside 113100, does otherwise.\n\n");
    page.append("| element | name | table | 113100 alone | Eir's default | with an option |\n");
    page.append("|---|---|---|---|---|---|\n");
    appendRows(standard, page);
    return page.toString();
  }

  private static void appendRows(Path standard, StringBuilder page) {
    RuleTable basic = new RuleTable(profile());
    RuleTable standardRules = new RuleTable(Profile.standard());
    Map<Option, RuleTable> each = new java.util.EnumMap<>(Option.class);
    CHOICES.forEach(option -> each.put(option, new RuleTable(profile(option))));
    for (String[] row : rows(standard.resolve("confidentiality-profile.tsv"))) {
      page.append("| (").append(row[0]).append(") | ").append(row[1]).append(" | ");
      page.append(row[6]).append(" | ");
      if (!row[0].matches("[0-9A-F]{4},[0-9A-F]{4}")) {
        boolean isPrivate = row[0].contains("odd");
        page.append(isPrivate ? "X | listed | |\n" : "X | X | |\n");
        continue;
      }
      int tag = Integer.parseUnsignedInt(row[0].replace(",", ""), 16);
      String alone = action(basic, tag);
      page.append(alone).append(" | ").append(action(standardRules, tag)).append(" | ");
      StringBuilder others = new StringBuilder();
      each.forEach((option, rules) -> {
        String acted = action(rules, tag);
        boolean isKept =
            option == Option.FULL_DATES && acted.equals("moved")
                || option == Option.UIDS && acted.equals("U");
        String action = isKept ? "K" : acted;
        if (!action.equals(alone)) {
          others.append(others.isEmpty() ? "" : ", ").append(option.code()).append(' ');
          others.append(action);
        }
      });
      page.append(others).append(" |\n");
    }
  }

  private static String action(RuleTable rules, int tag) {
    int rule = rules.indexOf(tag);
    boolean isCommand = tag >>> 16 < 8; // groups of messages and media go before any rule
    if (rule < 0 || isCommand) {
      return "X";
    }
    Treatment treatment = rules.treatment(rule);
    return switch (treatment) {
      case REMOVE, OWN, CODE -> "X";
      case BY_TYPE -> byType(rules, rule);
      case UID -> "U";
      case DATE -> "moved";
      case TIME -> "K";
      case AGE, SEX, BODY, GRAMMAR, TERM, NUMBER, MAKER, DEVICE_TEXT, LUT -> "listed";
      case RETAINED -> "plain";
      case IMAGE_TYPE, DESCRIPTOR, SEQUENCE_NAME, COMMENT, CONTRAST, DUMMY_TEXT -> "words";
      case CONTAINER, CONTENT -> "inside";
      case EMPTY_TEXT -> "Z";
    };
  }

  private static String byType(RuleTable rules, int rule) {
    BaseAction inMr = rules.fallback(rule, Iod.MR, 0);
    for (Iod iod : Iod.values()) {
      if (rules.fallback(rule, iod, 0) != inMr) {
        return "by type";
      }
    }
    return inMr.name();
  }

  private static String offer(String code) {
    if (code.equals(Option.CLEAN_PIXELS.code())) {
      return "by a person's answer for a series (no text seen, or boxes that are blank in every"
          + " frame), never by a profile; ultrasound and secondary capture go by `eir deid"
          + " --boxes` alone";
    }
    if (code.equals(Option.CLEAN_FACES.code())) {
      return "by `eir deface` on a copy, never by a profile: readers need the original head, which"
          + " says (0028,0302) YES";
    }
    for (Option option : Option.values()) {
      if (option == Option.CLEAN_GRAPHICS && option.code().equals(code)) {
        return "off, may be chosen outside a trial; an overlay stays only by a person's answer for"
            + " it, and the code is stamped where one stayed";
      }
      if (option.code().equals(code)) {
        boolean isDefault = Profile.standard().applies(option);
        String excludes = option == Option.FULL_DATES ? "; excludes 113107" : "";
        return (option == Option.BASIC ? "always" : isDefault ? "on" : "off, may be chosen")
            + excludes;
      }
    }
    throw new IllegalStateException(code + " of cid7050.tsv is no option of eir.deid.Option");
  }

  private static Profile profile(Option... options) {
    EnumSet<Option> all = EnumSet.of(Option.BASIC);
    all.addAll(List.of(options));
    return new Profile("conformance", all, Tier.CORE);
  }

  private static List<String[]> rows(Path table) {
    try {
      List<String> lines = Files.readAllLines(table);
      return lines.subList(1, lines.size()).stream().map(line -> line.split("\t", -1)).toList();
    } catch (IOException missing) {
      throw new CommandFailure(
          Exit.IO, "the tables of standard/ are not there; start eir by its script.");
    }
  }
}
