package eir.cli;

import eir.deid.gate.Finding.Rule;
import eir.dicom.stream.Fault;
import java.util.Locale;

/**
 * What a finding of {@code eir check} means and what to do now, in a sentence for the person at the
 * terminal.
 */
final class FindingSentence {
  private static final String MARKER = "MARKER";
  private static final String AGAIN = "run 'eir deid' over the original";

  private FindingSentence() {}

  /**
   * The sentence for a rule and reason of {@link eir.cli.tree.CheckTree.Found}.
   *
   * @param rule G1 to G15, or MARKER
   */
  static String of(String rule, String reason) {
    return what(rule, reason) + "; " + now(rule, reason);
  }

  private static String what(String rule, String reason) {
    return switch (reason) {
      case "sop-class" -> "is no image or report that this profile takes";
      case "no-pseudonym" ->
          "its Patient ID is no pseudonym of Eir: it may be the hospital's number";
      case "not-v8" -> "a UID is neither the standard's nor keyed, so it may lead to the archive";
      case "burned-in-suspicion" -> "the picture may show writing, and nobody answered for it";
      case "preamble-or-meta" ->
          "the preamble or the file's meta group is not what Eir writes; text may hide there";
      case "would-change" -> "Eir would write the header otherwise, at this offset";
      case "report-title" -> "a report without a title: what it says is not known";
      case "pixels-in-report" -> "a report holds pixels, which nobody looked at";
      case "missing" -> "an element that Eir writes into every file is not there";
      case "stamp" -> "the pseudonym, or a stamp of profile, trial or site, is not what it must be";
      case "in-the-future" -> "a date lies after today, so it was never moved into the past";
      case "not-ascii" -> "text holds other letters than ASCII: a name may stand there";
      case "spare-bits" ->
          "bits beside the samples are not zero: an overlay or text may hide there";
      case "instance-in-two-series" -> "the same image stands in two series";
      case "second-subject" -> "one study holds images of two subjects";
      case "second-study-date" -> "one study has two dates, so one was moved otherwise";
      case "series-in-two-studies" -> "the same series stands in two studies";
      case "pixels-unfit" -> "pixels and their description contradict each other";
      case "bytes-behind-pixels" -> "bytes follow behind the pixels, where anything may hide";
      case "live-comment" -> "a comment or an unused part of the compressed picture is not emptied";
      case "padding" -> "the padding behind the pixels is not zero";
      case "not-cleaned" -> "an element is there that the profile removes or empties";
      case "unknown-element" -> "an element is there that no list knows at this place";
      case "forbidden-group" -> "an overlay, curve or icon is there, which may show a name";
      case "wrong-vr" -> "an element is of another type than the standard says";
      case "outside-grammar" -> "a value is not of the form that its element may have";
      case "text-in-numbers" -> "numbers spell text";
      case "private-not-listed" -> "a maker's private element is there that is not on the list";
      case "private-outside-grammar" -> "a listed private element holds what it should not";
      case "no-date" -> "a date is none, or carries a place's time zone";
      case "code-not-listed" -> "a code or its meaning is not on the list";
      case "content-not-cleaned" -> "an item of structured content is not on the list";
      case "words-not-listed" -> "a description holds words that are not on the list";
      case "mosaic-header" -> "the rebuilt header of a mosaic holds more than the listed numbers";
      case "identity" -> "the patient's identity stands in an element that should be clean";
      default -> byRule(rule, reason);
    };
  }

  private static String byRule(String rule, String reason) {
    if (rule.equals(MARKER)) {
      return "a line of the markers file stands in the file's bytes";
    }
    return switch (Rule.valueOf(rule)) {
      case G1 -> unreadable(reason);
      case G2 -> "the file's meta group is not Eir's";
      case G3 -> "an element is not known, or its value not of the form it may have";
      case G4 -> "an element is not cleaned as the profile says";
      case G5 -> "a UID is not keyed";
      case G6 -> "a private element is not on the list";
      case G7 -> "the stamps of pseudonym, profile, trial and site are not complete";
      case G8 -> "text is not ASCII";
      case G9 -> "holds graphics, or is of a class that is not taken";
      case G10 -> "something stands in or behind the pixels that is no picture";
      case G11 -> "the picture may show writing";
      case G12 -> "a date is wrong";
      case G13 -> "studies, series and images do not fit together";
      case G14 -> "Eir would change the file";
      case G15 -> "the header of a mosaic is not as Eir rebuilds it";
    };
  }

  /** What the walk over the file stopped at, in the words of its fault. */
  private static String unreadable(String reason) {
    for (Fault fault : Fault.values()) {
      if (fault.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(reason)) {
        return "cannot be read: " + fault.found() + "; wanted: " + fault.wanted();
      }
    }
    return "cannot be read to its end by the rules of DICOM";
  }

  private static String now(String rule, String reason) {
    if (rule.equals(MARKER)) {
      return "do not give it on; look which line it is by its number";
    }
    return switch (Rule.valueOf(rule)) {
      case G1 -> "get it from its source again, and keep it out of what is given on";
      case G2, G3, G4, G5, G6, G8, G10, G14, G15 ->
          "do not give it on; " + AGAIN + ", and if the file is Eir's output, report a bug";
      case G7 ->
          reason.equals("second-subject")
              ? "separate the two, then " + AGAIN
              : "check it with the --profile it was made by, or " + AGAIN;
      case G9 -> "leave it out";
      case G11 -> "let a person look on the upload page, or answer with 'eir deid --boxes'";
      case G12 -> "compare the scanner's clock, then " + AGAIN + " in one run";
      case G13 -> AGAIN + " in one run, into an empty folder";
    };
  }
}
