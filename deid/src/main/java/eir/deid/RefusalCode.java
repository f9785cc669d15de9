package eir.deid;

import eir.dicom.stream.Fault;

/** Why a file is not sent. The page and the command line have a sentence for each. */
public enum RefusalCode {
  NOT_DICOM,
  TRUNCATED,
  BAD_LENGTH,
  BAD_VR,
  BAD_ITEM,
  TOO_DEEP,
  OUT_OF_ORDER,
  UNKNOWN_TRANSFER_SYNTAX,
  /**
   * Deflated, and the host did not inflate it, or the stream is broken or grows beyond the caps.
   */
  DEFLATED,
  HEADER_TOO_LARGE,
  FILE_TOO_LARGE,
  /** A DICOMDIR: an index of other files, never sent. */
  DICOMDIR,
  /** No SOP Class UID or no SOP Instance, Series or Study Instance UID. */
  NO_IDENTITY_OF_INSTANCE,
  /** A document, report, waveform, overlay, presentation: no image of the trial. */
  SOP_CLASS,
  /** A structured report, under a profile that does not clean its content (113104). */
  REPORT_NOT_CHOSEN,
  /** A structured report whose title is in no list: nothing under it can be cleaned. */
  REPORT_TITLE,
  /** Rows, columns, bits, samples or frames are missing or contradict each other. */
  PIXEL_DESCRIPTION,
  NO_PIXELS,
  /** Fewer pixel bytes than rows, columns, bits, samples and frames ask for. */
  PIXELS_TOO_SHORT,
  /** Fragments, offset table or number of frames do not fit each other. */
  FRAGMENTS,
  /** A compressed frame that cannot be read to its end, or whose coding nobody here reads. */
  CODE_STREAM,
  /** A picture made by a program or a person: text in the pixels is likely. */
  BURNED_IN_SUSPICION,
  /** Boxes were drawn over text on frames of another size, so that nobody saw these. */
  OTHER_FRAME_SIZE,
  /** Boxes are to be blank, but nobody here draws into frames of this coding. */
  BOXES_IN_CODING,
  /** Boxes are to be blank, but the frames are too large to be drawn anew. */
  BOXES_TOO_LARGE,
  /** The patient's identity stands in an element that cannot be left out. */
  IDENTITY_IN_NEEDED_ELEMENT,
  /** No Patient ID and no subject chosen. */
  NO_PATIENT_ID,
  /**
   * The result did not pass the gate: hidden bits, a date in the future, or else a fault of Eir.
   */
  GATE;

  /** The code of a file that cannot be read. */
  public static RefusalCode of(Fault fault) {
    return switch (fault) {
      case NONE, NOT_DICOM -> NOT_DICOM;
      case TRUNCATED -> TRUNCATED;
      case BAD_LENGTH -> BAD_LENGTH;
      case BAD_VR -> BAD_VR;
      case BAD_ITEM -> BAD_ITEM;
      case TOO_DEEP -> TOO_DEEP;
      case OUT_OF_ORDER -> OUT_OF_ORDER;
      case UNKNOWN_TRANSFER_SYNTAX -> UNKNOWN_TRANSFER_SYNTAX;
      case DEFLATED -> DEFLATED;
      case HEADER_TOO_LARGE -> HEADER_TOO_LARGE;
      case FILE_TOO_LARGE -> FILE_TOO_LARGE;
    };
  }
}
