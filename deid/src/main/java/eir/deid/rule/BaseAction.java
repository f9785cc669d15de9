package eir.deid.rule;

/** Basic Profile column of Table E.1-1, in the order of {@code GenerateRules}. */
public enum BaseAction {
  X,
  Z,
  D,
  U,
  X_Z,
  X_D,
  X_Z_D,
  Z_D,
  X_Z_U,
  /** No row of Table E.1-1: an element of keep-elements.tsv whose value is not in its grammar. */
  NOT_LISTED;

  /** What is left of a choice when the type in this image is known: X, Z, D or U (DEID §2). */
  public BaseAction resolved(AttributeType type) {
    return switch (this) {
      case X, Z, D, U -> this;
      case X_Z, X_D, X_Z_D -> type.needsValue() ? D : type.needsElement() ? Z : X;
      case Z_D -> type.needsValue() ? D : Z;
      case X_Z_U -> type.needsValue() ? U : type.needsElement() ? Z : X;
      case NOT_LISTED -> type == AttributeType.REQUIRED ? D : type.needsElement() ? Z : X;
    };
  }
}
