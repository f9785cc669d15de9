package eir.deid.clean;

import eir.dicom.text.Dates;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code standard/allowed-private.tsv}: vendor elements that may survive, by creator, group and the
 * low byte of the element, in whatever block the creator reserved.
 */
public final class AllowedPrivate {
  /** How much of the list is used; named in the profile. */
  public enum Tier {
    /** Core, without the header that Siemens' mosaics are given anew. */
    PLAIN,
    /** What conversion, diffusion and scaling need. */
    CORE,
    /** Core and what research asks besides. */
    RESEARCH
  }

  /**
   * One row.
   *
   * @param creator as the list spells it
   * @param vr true VR of the element, to be written where the file says UN or nothing
   * @param isContainer whether it is a sequence whose items are cleaned inside
   * @param mostItems how many items a container may have; 0 for other elements
   * @param grammar which values may stay; refuses everything for a container
   */
  public record Rule(
      String creator, String vr, boolean isContainer, int mostItems, Grammar grammar) {}

  /** The answer of {@link #creator} and {@link #find} for what is outside the list. */
  public static final int UNKNOWN = -1;

  private static final List<String> CREATORS = new ArrayList<>();
  private static final List<byte[]> FOLDED = new ArrayList<>();

  /** Creator, group, low byte and tier of each row, packed: 4, 16, 8 bits, 1 bit. */
  private static final int[] KEYS;

  private static final Rule[] RULES;

  /** The first row of each creator; its rows stand together. */
  private static final int[] FIRSTS;

  static {
    List<String> lines = Text.split(CleaningData.PRIVATE, '\n');
    KEYS = new int[lines.size()];
    RULES = new Rule[lines.size()];
    int[] firsts = new int[lines.size() + 1];
    for (int row = 0; row < KEYS.length; row++) {
      List<String> cells = Text.split(lines.get(row), '\t');
      String creator = cells.get(0);
      if (!CREATORS.contains(creator)) {
        CREATORS.add(creator);
        FOLDED.add(folded(creator));
      }
      String vr = cells.get(3);
      boolean container = vr.equals("SQ");
      String grammar = cells.get(6);
      firsts[CREATORS.size()] = row + 1;
      int group = Text.number(cells.get(1), 16);
      int low = Text.number(cells.get(2), 16);
      KEYS[row] =
          key(CREATORS.indexOf(creator), group, low) << 1 | (cells.get(5).equals("c") ? 0 : 1);
      RULES[row] =
          new Rule(
              creator,
              vr,
              container,
              container ? GrammarCompiler.mostItems(grammar) : 0,
              container ? Grammar.NOTHING : Grammar.compile(grammar, vr, cells.get(4)));
    }
    FIRSTS = firsts;
  }

  private AllowedPrivate() {}

  /**
   * Number of the creator named by {@code in[from, to)} without regard to case and blanks around.
   */
  public static int creator(byte[] in, int from, int to) {
    int start = Dates.firstNonBlank(in, from, to);
    int end = Dates.endNonBlank(in, start, to);
    for (int i = 0; i < FOLDED.size(); i++) {
      if (equal(FOLDED.get(i), in, start, end)) {
        return i;
      }
    }
    return UNKNOWN;
  }

  /** The creator's name as the list spells it. */
  public static String creatorName(int creator) {
    return CREATORS.get(creator);
  }

  /** Row number of an element, or {@link #UNKNOWN}: it is dropped. */
  public static int find(int creator, int group, int elementLow, Tier tier) {
    int core = key(creator, group, elementLow) << 1;
    int to = FIRSTS[creator + 1];
    for (int row = FIRSTS[creator]; row < to; row++) {
      if (tier == Tier.PLAIN && RULES[row].grammar() instanceof MosaicHeader) {
        continue;
      }
      if (KEYS[row] == core || (tier == Tier.RESEARCH && KEYS[row] == (core | 1))) {
        return row;
      }
    }
    return UNKNOWN;
  }

  /** Whether some creator of the list has {@code element} of {@code group}, in any block. */
  static boolean isAnyones(int group, int element) {
    int wanted = key(0, group, element & 0xFF);
    boolean is = false;
    for (int packed : KEYS) {
      is |= (packed >>> 1 & 0xFFFFFF) == wanted;
    }
    return is && element >= 0x1000;
  }

  /** The rule of a row. */
  public static Rule rule(int row) {
    return RULES[row];
  }

  private static int key(int creator, int group, int low) {
    return creator << 24 | group << 8 | low;
  }

  private static byte[] folded(String creator) {
    byte[] bytes = Text.ascii(creator);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = capital(bytes[i]);
    }
    return bytes;
  }

  private static boolean equal(byte[] name, byte[] in, int from, int to) {
    if (name.length != to - from) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (name[i] != capital(in[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static byte capital(byte b) {
    return b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
  }
}
