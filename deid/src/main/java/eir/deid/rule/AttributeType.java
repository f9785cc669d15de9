package eir.deid.rule;

/** How much an image needs an attribute, PS3.5 §7.4; in the order of {@code GenerateRules}. */
public enum AttributeType {
  /** Type 3, or not of this image at all. */
  OPTIONAL,
  REQUIRED,
  REQUIRED_IF,
  MAY_BE_EMPTY,
  MAY_BE_EMPTY_IF;

  /** Types 1 and 1C: a value must stand here. */
  public boolean needsValue() {
    return this == REQUIRED || this == REQUIRED_IF;
  }

  /** Types 2 and 2C: the element must stand here, its value may be empty. */
  public boolean needsElement() {
    return this == MAY_BE_EMPTY || this == MAY_BE_EMPTY_IF;
  }
}
