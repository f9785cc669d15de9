package eir.deid.clean;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code standard/keep-elements.tsv}: the standard's elements outside Table E.1-1 that may stay,
 * and what happens to each. A tag that is neither in here nor in Table E.1-1 is dropped; the
 * table's own rows of class {@code drop} are therefore left out.
 */
public final class KeepElements {
  /**
   * SHA-256, hexadecimal, over all closed lists of this package: words, codes, makers' elements.
   */
  public static String listsHash() {
    return CleaningData.HASH;
  }

  /** The column {@code class}. */
  public enum Handling {
    /** Bytes are copied if {@link #grammar} accepts them, else type rule. */
    NUMBER('n'),
    /** Copied if every value is in the list, else type rule. */
    CS_LIST('l'),
    /** A sequence that stays; its items are cleaned inside. */
    CONTAINER('q'),
    /** Copied if {@link #grammar} accepts, else type rule. */
    VALUE_LIST('v'),
    /** As {@link #VALUE_LIST}. */
    NUMBER_TEXT('x'),
    /** As {@link #VALUE_LIST}. */
    CT_KERNEL('k'),
    /** As {@link #VALUE_LIST}. */
    VENDOR_LIST('m'),
    /** As {@link #VALUE_LIST}, of {@link DeviceWords}, and not equal to any removed value. */
    DEVICE_TEXT('t'),
    /** {@link Descriptors.Mode#IMAGE_TYPE}. */
    IMAGE_TYPE('i'),
    /** {@link Descriptors.Mode#TEXT} or {@link Descriptors.Mode#SEQUENCE}. */
    DESCRIPTOR('d'),
    /** {@link AllowedCodes}. */
    CODE('c'),
    /** Standard UIDs stay, others are keyed. */
    UID('u'),
    /** An attribute tag, copied if {@link #grammar} accepts it. */
    TAG('a'),
    /** Palette and lookup data, copied; the descriptor gives their length. */
    LUT('p'),
    /** Pixel data and its offset tables: the plan's. */
    PIXEL('z'),
    /** A harmless dummy where type 1, see {@link Dummies}, else dropped. */
    DUMMY('y'),
    /** Zero length where type 2, else dropped. */
    EMPTY('e'),
    /** A dummy word in the place of any value. */
    REMOVED('r'),
    /** Written by the de-identifier alone. */
    OWN('o');

    private final char letter;

    Handling(char letter) {
      this.letter = letter;
    }

    private static Handling of(char letter) {
      for (Handling handling : values()) {
        if (handling.letter == letter) {
          return handling;
        }
      }
      throw new IllegalStateException("class not understood: " + letter);
    }

    private boolean asksForGrammar() {
      return switch (this) {
        case NUMBER, CS_LIST, VALUE_LIST, NUMBER_TEXT, CT_KERNEL, VENDOR_LIST, DEVICE_TEXT, TAG ->
            true;
        case CONTAINER, IMAGE_TYPE, DESCRIPTOR, CODE, UID, LUT, PIXEL, DUMMY, EMPTY, REMOVED, OWN ->
            false;
      };
    }
  }

  /** The answer of {@link #find} for a tag outside the table. */
  public static final int UNKNOWN = -1;

  private static final int IMAGE_ROWS;
  private static final int[] TAGS;
  private static final Handling[] HANDLINGS;
  private static final Grammar[] GRAMMARS;

  static {
    List<String> lines = Text.split(CleaningData.KEEP, '\n');
    IMAGE_ROWS = lines.size();
    lines.addAll(Text.split(CleaningData.CONTENT, '\n'));
    TAGS = new int[lines.size()];
    HANDLINGS = new Handling[lines.size()];
    GRAMMARS = new Grammar[lines.size()];
    Map<String, Grammar> compiled = new HashMap<>();
    for (int row = 0; row < TAGS.length; row++) {
      List<String> cells = Text.split(lines.get(row), '\t');
      TAGS[row] = Text.number(cells.get(0), 16);
      HANDLINGS[row] = Handling.of(cells.get(1).charAt(0));
      GRAMMARS[row] = Grammar.NOTHING;
      if (HANDLINGS[row].asksForGrammar()) {
        String vr = cells.get(2);
        String vm = cells.get(3);
        String text = cells.get(4);
        String key = vr + '\t' + vm + '\t' + text;
        Grammar grammar = compiled.get(key);
        if (grammar == null) {
          grammar = Grammar.compile(text, vr, vm);
          compiled.put(key, grammar);
        }
        GRAMMARS[row] =
            HANDLINGS[row] == Handling.DEVICE_TEXT ? DeviceWords.within(grammar) : grammar;
      }
    }
  }

  private KeepElements() {}

  /** Row number of {@code tag}, or {@link #UNKNOWN}. */
  public static int find(int tag) {
    int low = 0;
    int high = IMAGE_ROWS - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = TAGS[middle];
      if (there == tag) {
        return middle;
      }
      if (there + Integer.MIN_VALUE < tag + Integer.MIN_VALUE) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return UNKNOWN;
  }

  /** Rows of images, from 0. */
  public static int size() {
    return IMAGE_ROWS;
  }

  /**
   * The same and, behind them, the rows of {@code standard/keep-content.tsv}, which inside content
   * items take the place of all others with their tag.
   */
  public static int sizeWithContent() {
    return TAGS.length;
  }

  /** Tag of a row. */
  public static int tag(int row) {
    return TAGS[row];
  }

  /** What happens to the element of a row. */
  public static Handling handling(int row) {
    return HANDLINGS[row];
  }

  /** Which values may stay; refuses everything where the class does not ask for a grammar. */
  public static Grammar grammar(int row) {
    return GRAMMARS[row];
  }
}
