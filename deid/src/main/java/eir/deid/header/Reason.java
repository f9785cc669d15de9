package eir.deid.header;

import eir.deid.gate.Finding.Rule;

/** Why an element was not kept as it is; with the gate's rule and word for it. */
public enum Reason {
  KEPT(Rule.G14, "kept"),
  PROFILE(Rule.G4, "not-cleaned"),
  UNKNOWN(Rule.G3, "unknown-element"),
  GROUP(Rule.G9, "forbidden-group"),
  VR(Rule.G3, "wrong-vr"),
  GRAMMAR(Rule.G3, "outside-grammar"),
  TEXT_IN_NUMBERS(Rule.G3, "text-in-numbers"),
  PRIVATE(Rule.G6, "private-not-listed"),
  PRIVATE_VALUE(Rule.G6, "private-outside-grammar"),
  MOSAIC(Rule.G15, "mosaic-header"),
  UID(Rule.G5, "not-v8"),
  DATE(Rule.G12, "no-date"),
  CODE(Rule.G4, "code-not-listed"),
  CONTENT(Rule.G4, "content-not-cleaned"),
  WORDS(Rule.G4, "words-not-listed"),
  IDENTITY(Rule.G4, "identity"),
  STAMP(Rule.G7, "stamp");

  private final Rule rule;
  private final String word;

  Reason(Rule rule, String word) {
    this.rule = rule;
    this.word = word;
  }

  /** The rule of the gate that finds it. */
  public Rule rule() {
    return rule;
  }

  /** The word of {@link eir.deid.gate.Finding#reason}. */
  public String word() {
    return word;
  }
}
