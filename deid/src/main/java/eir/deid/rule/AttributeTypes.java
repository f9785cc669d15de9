package eir.deid.rule;

/**
 * The type of an attribute in the modules of an image, at top level and one level down; deeper, and
 * inside functional groups, the strictest type that the attribute has in any sequence.
 */
final class AttributeTypes {
  private static final int ROW = 8;
  private static final AttributeType[] TYPES = AttributeType.values();

  private AttributeTypes() {}

  /** Whether {@code tag} is a sequence that {@code iod} may need, and may have without items. */
  static boolean isEmptySequence(Iod iod, int tag) {
    String tags = RuleData.EMPTY_SEQUENCES;
    boolean isThere = false;
    for (int at = 0; at < tags.length() && !isThere; at += 3) {
      isThere = RuleTable.tagAt(tags, at) == tag;
    }
    return isThere && !iod.isOfTrial();
  }

  /** The type of {@code tag} directly inside sequence {@code parent}, 0 for the top level. */
  static AttributeType of(Iod iod, int parent, int tag) {
    if (!iod.isOfTrial()) {
      return AttributeType.REQUIRED;
    }
    String rows = RuleData.TYPES;
    int low = 0;
    int high = rows.length() / ROW - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(RuleTable.tagAt(rows, middle * ROW), parent);
      if (order == 0) {
        order = Integer.compareUnsigned(RuleTable.tagAt(rows, middle * ROW + 3), tag);
      }
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        int place = iod.ordinal();
        int types = rows.charAt(middle * ROW + 6 + place / 3);
        AttributeType type = TYPES[types >>> 6 - 3 * (place % 3) & 7];
        return type == AttributeType.OPTIONAL && parent != 0 ? inSequence(tag) : type;
      }
    }
    return parent == 0 ? AttributeType.OPTIONAL : inSequence(tag);
  }

  private static AttributeType inSequence(int tag) {
    String rows = RuleData.IN_SEQUENCES;
    int low = 0;
    int high = rows.length() / 4 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compareUnsigned(RuleTable.tagAt(rows, middle * 4), tag);
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        return TYPES[rows.charAt(middle * 4 + 3)];
      }
    }
    return AttributeType.OPTIONAL;
  }
}
