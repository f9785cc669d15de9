package eir.phantom.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A string that must not leave the clinic.
 *
 * @param place what it is and where it was planted, for the message of a test
 * @param text at least six characters, so that pixels do not hold it by chance
 */
public record Marker(String place, String text) {
  /** The text as bytes in every encoding in which it may appear, each at least six bytes long. */
  public List<byte[]> patterns() {
    List<byte[]> out = new ArrayList<>();
    out.add(text.getBytes(StandardCharsets.UTF_8));
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (!ascii) {
      if (Repertoire.LATIN_1.canEncode(text)) {
        out.add(Repertoire.LATIN_1.encode(text));
      }
      if (Repertoire.JAPANESE.canEncode(text)) {
        out.add(twoByteCodes(Repertoire.JAPANESE.encode(text)));
      }
    }
    out.add(text.getBytes(StandardCharsets.UTF_16LE));
    out.add(text.getBytes(StandardCharsets.UTF_16BE));
    return out;
  }

  /** Without the escape sequences around them, which a file may place differently. */
  private static byte[] twoByteCodes(byte[] escaped) {
    return Arrays.copyOfRange(escaped, 3, escaped.length - 3);
  }
}
