package eir.server.casework;

import eir.trial.StateName;

/** How urgent a state looks: each has its glyph and colour beside the word. */
public enum Tone {
  GOING(""),
  DONE("tag-ok"),
  ASKED("tag-warn"),
  STOPPED("tag-bad"),
  RESTING("tag-off");

  private final String style;

  Tone(String style) {
    this.style = style;
  }

  /** The class of the tag. */
  public String style() {
    return style;
  }

  /** The tone of a case in {@code state}. */
  public static Tone of(StateName state, boolean isLate) {
    return switch (state) {
      case QUERIED -> ASKED;
      case REFERRED -> DONE;
      case NONE, CANDIDATE, CLOSED, WITHDRAWN -> RESTING;
      case IN_QC,
          READING,
          ADJUDICATING,
          DECIDING,
          DECIDED,
          COMMUNICATED,
          AWAITING_CONSENT,
          CONSENTED ->
          isLate ? ASKED : GOING;
    };
  }
}
