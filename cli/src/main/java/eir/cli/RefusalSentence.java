package eir.cli;

import eir.deid.RefusalCode;

/** Why a file was not written, in a sentence for the person at the terminal. */
final class RefusalSentence {
  private RefusalSentence() {}

  /** The sentence for {@code reason} of {@link eir.cli.tree.DeidResult.Refused}. */
  static String of(String reason) {
    if (reason.startsWith(RefusalCode.GATE.name())) {
      return sentence(RefusalCode.GATE);
    }
    return switch (reason) {
      case "SECOND_OF_SAME_UID" -> "another file of this run has the same SOP Instance UID";
      case "OTHER_OUTPUT_IS_THERE" -> "OUT holds another file of that name; choose an empty folder";
      default -> sentence(RefusalCode.valueOf(reason));
    };
  }

  private static String sentence(RefusalCode code) {
    return switch (code) {
      case NOT_DICOM -> "no DICOM file";
      case DICOMDIR -> "an index of other files";
      case TRUNCATED -> "ends before it should; copy it again from its source";
      case BAD_LENGTH, BAD_VR, BAD_ITEM, OUT_OF_ORDER, TOO_DEEP ->
          "breaks the rules of the format, so it cannot be cleaned for certain";
      case UNKNOWN_TRANSFER_SYNTAX -> "is in an encoding that nobody here reads";
      case DEFLATED -> "its deflated part is broken, or grows without measure";
      case HEADER_TOO_LARGE, FILE_TOO_LARGE -> "is larger than the limit";
      case NO_IDENTITY_OF_INSTANCE -> "names no study, series or image of its own (UIDs)";
      case SOP_CLASS ->
          "no picture that is taken: a document, report, plan, film, photograph or video";
      case REPORT_NOT_CHOSEN ->
          "a structured report: its content is cleaned only if the profile's options name 113104";
      case REPORT_TITLE ->
          "a structured report whose title is in no list (standard/content-codes.tsv), so nothing in"
              + " it can be cleaned";
      case PIXEL_DESCRIPTION -> "its rows, columns, bits and frames contradict each other";
      case NO_PIXELS -> "holds no picture";
      case PIXELS_TOO_SHORT -> "holds less picture than it says";
      case FRAGMENTS -> "its compressed picture cannot be read to the end";
      case CODE_STREAM ->
          "its compressed picture cannot be read to the end, or holds what no picture needs";
      case BURNED_IN_SUSPICION ->
          "may show text in the picture; look at it, and answer for it with --boxes FILE";
      case OTHER_FRAME_SIZE ->
          "boxes were drawn on pictures of another size; look at this size too, and answer for it";
      case BOXES_IN_CODING ->
          "has text under boxes, and nobody here draws into pictures compressed like this";
      case BOXES_TOO_LARGE -> "has text under boxes, and is too large to be drawn anew";
      case IDENTITY_IN_NEEDED_ELEMENT ->
          "the patient's name or number stands where the image needs it";
      case NO_PATIENT_ID -> "has no Patient ID; say whose it is with --subject PSEUDONYM";
      case GATE ->
          "did not pass the gate: bits hidden beside its samples, or else a fault of Eir; please report"
              + " its code";
    };
  }
}
