package eir.dicom.dictionary;

import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers what PS3.6 knows of a tag or a UID, by binary search in arrays expanded once.
 *
 * <p>Repeating groups (50xx, 60xx) are not in it: nothing of curves is ever kept, and who keeps an
 * overlay plane names its few elements by their group.
 */
public final class Dictionary {
  private static final int[] TAGS = new int[DictionaryData.COUNT];
  private static final short[] VRS = new short[DictionaryData.COUNT];
  private static final byte[] LEAST = new byte[DictionaryData.COUNT];
  private static final byte[] MOST = new byte[DictionaryData.COUNT];
  private static final byte[][] UIDS;

  static {
    expandElements();
    expandMultiplicities();
    UIDS = expandUids();
  }

  private Dictionary() {}

  /** The place of {@code tag} in the dictionary, or a negative number if it is not there. */
  public static int indexOf(int tag) {
    int low = 0;
    int high = TAGS.length - 1;
    int key = tag ^ Integer.MIN_VALUE;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = TAGS[middle] ^ Integer.MIN_VALUE;
      if (there < key) {
        low = middle + 1;
      } else if (there > key) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** Number of elements in the dictionary. */
  public static int size() {
    return TAGS.length;
  }

  /** The tag at {@code index}. */
  public static int tagAt(int index) {
    return TAGS[index];
  }

  /** The {@link Vr} at {@code index}. */
  public static int vrAt(int index) {
    return VRS[index];
  }

  /** The least number of values at {@code index}, empty values apart. */
  public static int leastValuesAt(int index) {
    return LEAST[index];
  }

  /** The largest number of values at {@code index}; 127 stands for any. */
  public static int mostValuesAt(int index) {
    return MOST[index];
  }

  /** The {@link Vr} of {@code tag}, {@code Vr.UN} if it is not in the dictionary. */
  public static int vrOf(int tag) {
    int index = indexOf(tag);
    return index < 0 ? Vr.UN : VRS[index];
  }

  /** Whether {@code bytes[from, to)}, without padding, is a UID of PS3.6 Annex A. */
  public static boolean isStandardUid(byte[] bytes, int from, int to) {
    int low = 0;
    int high = UIDS.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(UIDS[middle], bytes, from, to);
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static int compare(byte[] there, byte[] bytes, int from, int to) {
    int length = Math.min(there.length, to - from);
    for (int i = 0; i < length; i++) {
      int difference = there[i] - bytes[from + i];
      if (difference != 0) {
        return difference;
      }
    }
    return there.length - (to - from);
  }

  private static void expandElements() {
    String[] names = split(DictionaryData.VRS, '|');
    String codes = DictionaryData.ELEMENTS;
    int tag = 0;
    int at = 0;
    for (int i = 0; i < TAGS.length; i++) {
      int code = codes.charAt(at++);
      if (code >>> 6 == 0) {
        tag = codes.charAt(at) << 21 | codes.charAt(at + 1) << 10 | codes.charAt(at + 2);
        at += 3;
      } else {
        tag += code >>> 6;
      }
      TAGS[i] = tag;
      VRS[i] = (short) vrOfName(names[code & 0x3F]);
    }
  }

  private static int vrOfName(String name) {
    return switch (name) {
      case "OB or OW", "US or OW", "US or SS or OW" -> Vr.OW;
      default -> Vr.of(name);
    };
  }

  private static void expandMultiplicities() {
    String[] names = split(DictionaryData.VMS, '|');
    String codes = DictionaryData.MULTIPLICITIES;
    int element = 0;
    for (int i = 0; i < codes.length(); i++) {
      String name = names[codes.charAt(i) >>> 9];
      int dash = name.indexOf('-');
      String least = dash < 0 ? name : name.substring(0, dash);
      String most = dash < 0 ? name : name.substring(dash + 1);
      for (int run = codes.charAt(i) & 0x1FF; run > 0; run--) {
        LEAST[element] = (byte) number(least);
        MOST[element] = most.endsWith("n") ? 127 : (byte) Math.min(127, number(most));
        element++;
      }
    }
  }

  // By hand: Integer.parseInt names every fault at length, and this table has none.
  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + digits.charAt(i) - '0';
    }
    return value;
  }

  private static byte[][] expandUids() {
    List<byte[]> uids = new ArrayList<>();
    String last = "";
    for (String code : split(DictionaryData.UIDS.trim(), ' ')) {
      last = last.substring(0, code.charAt(0) - 'A') + code.substring(1);
      uids.add(Latin1.bytes(last));
    }
    return uids.toArray(new byte[0][]);
  }

  // By hand: String.split would add a regular expression engine to the browser's script.
  private static String[] split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts.toArray(new String[0]);
  }
}
