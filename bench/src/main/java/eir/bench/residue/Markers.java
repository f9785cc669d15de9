package eir.bench.residue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words, UIDs and dates that stand nowhere but where they were planted, each with its place, and
 * the search for them in raw bytes: ASCII in either case, and UTF-16 of both orders.
 *
 * <p>Planted dates lie 1,826 days apart, further than any shift goes, so a shifted one is never
 * another planted one.
 */
public final class Markers {
  /** What a marker looks like. */
  public enum Kind {
    TEXT,
    UID,
    DATE
  }

  /** One marker and where it was planted. */
  public record Marker(Kind kind, String value, String place) {}

  /** What every planted word begins with. */
  static final String PREFIX = "ZQX";

  private static final String SIGNS = "BCDFGHKLMNPRTVWZ";
  private static final int SIGNS_EACH = 5;
  private static final String UID_ROOT = "1.3.6.1.4.1.99999998.";
  private static final LocalDate FIRST_DAY = LocalDate.of(1806, 3, 5);
  private static final int DAYS_APART = 1826;
  private static final int DAYS = 75;

  private final Map<String, Marker> issued = new LinkedHashMap<>();
  private final Map<String, byte[]> asBytes = new TreeMap<>();
  private final int file;
  private int texts;
  private int uids;
  private int dates;

  /**
   * The markers of one file.
   *
   * @param file makes its markers differ from those of other files
   */
  public Markers(int file) {
    this.file = file;
    texts = file * 7;
  }

  /** How many there are. */
  public int size() {
    return issued.size() + asBytes.size();
  }

  /** A word of eight capital letters. */
  String text(String place) {
    StringBuilder word = new StringBuilder(PREFIX);
    int number = texts++;
    for (int i = 0; i < SIGNS_EACH; i++) {
      word.append(SIGNS.charAt(number % SIGNS.length()));
      number /= SIGNS.length();
    }
    return issue(Kind.TEXT, word.toString(), place);
  }

  /** A UID under a root that nobody has. */
  String uid(String place) {
    return issue(Kind.UID, UID_ROOT + file + "." + uids++, place);
  }

  /** A day as {@code YYYYMMDD}; there are 75, so places share them and the first one is named. */
  String date(String place) {
    LocalDate day = FIRST_DAY.plusDays((long) DAYS_APART * (dates++ % DAYS));
    return issue(Kind.DATE, day.format(DateTimeFormatter.BASIC_ISO_DATE), place);
  }

  /** Bytes that are no ASCII, such as a name in a two-byte set. */
  byte[] bytes(byte[] value, String place) {
    asBytes.put(place, value);
    return value;
  }

  private String issue(Kind kind, String value, String place) {
    issued.putIfAbsent(value, new Marker(kind, value, place));
    return value;
  }

  /** Issued markers by kind. */
  public Map<Kind, Integer> counts() {
    Map<Kind, Integer> counts = new TreeMap<>();
    issued.values().forEach(marker -> counts.merge(marker.kind(), 1, Integer::sum));
    counts.merge(Kind.TEXT, asBytes.size(), Integer::sum);
    return counts;
  }

  /** Forgets markers that another one has taken the place of: those that are not in {@code raw}. */
  void keepThoseIn(byte[] raw) {
    Map<String, Marker> found = new HashMap<>();
    left(raw).forEach(marker -> found.put(marker.value(), marker));
    issued.keySet().retainAll(found.keySet());
  }

  /** The markers that stand in {@code raw}. */
  public List<Marker> left(byte[] raw) {
    Map<String, Marker> found = new HashMap<>();
    words(raw, 1, 0, found);
    words(raw, 2, 0, found);
    words(raw, 2, 1, found);
    numbers(raw, found);
    asBytes.forEach((place, value) -> {
      if (indexOf(raw, value) >= 0) {
        found.put(place, new Marker(Kind.TEXT, "", place));
      }
    });
    return new ArrayList<>(found.values());
  }

  private void words(byte[] raw, int step, int first, Map<String, Marker> found) {
    int length = PREFIX.length() + SIGNS_EACH;
    StringBuilder word = new StringBuilder(length);
    for (int at = first; at + (length - 1) * step < raw.length; at += step) {
      if ((raw[at] & 0xDF) != 'Z' || (raw[at + step] & 0xDF) != 'Q') {
        continue;
      }
      word.setLength(0);
      for (int i = 0; i < length; i++) {
        word.append((char) (raw[at + i * step] & 0xDF));
      }
      find(word.toString(), found);
    }
  }

  private void numbers(byte[] raw, Map<String, Marker> found) {
    int start = -1;
    for (int at = 0; at <= raw.length; at++) {
      boolean inside = at < raw.length && (raw[at] >= '0' && raw[at] <= '9' || raw[at] == '.');
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        if (at - start >= 8) {
          run(new String(raw, start, at - start, StandardCharsets.ISO_8859_1), found);
        }
        start = -1;
      }
    }
  }

  private void run(String run, Map<String, Marker> found) {
    int root = run.indexOf(UID_ROOT);
    if (root >= 0) {
      find(run.substring(root), found);
      return;
    }
    if (run.startsWith("2.25.")) {
      return; // of 39 random digits eight are a planted day once in 200,000 UIDs
    }
    for (int at = 0; at + 8 <= run.length(); at++) {
      find(run.substring(at, at + 8), found);
    }
  }

  private void find(String value, Map<String, Marker> found) {
    Marker marker = issued.get(value);
    if (marker != null) {
      found.put(value, marker);
    }
  }

  static int indexOf(byte[] in, byte[] what) {
    for (int at = 0; at + what.length <= in.length; at++) {
      int i = 0;
      while (i < what.length && in[at + i] == what[i]) {
        i++;
      }
      if (i == what.length) {
        return at;
      }
    }
    return -1;
  }
}
