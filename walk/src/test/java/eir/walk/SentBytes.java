package eir.walk;

import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.deid.key.SubjectAnchor;
import eir.phantom.identity.Marker;
import eir.phantom.identity.PlantedIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches what went over a line. */
final class SentBytes {
  private static final int PIECE = 24;

  private SentBytes() {}

  /** Places of the identity whose text is found, in any spelling; empty if none left the page. */
  static List<String> leaks(RecordingLine line, PlantedIdentity identity) {
    List<String> leaks = new ArrayList<>();
    List<byte[]> sent = line.sent();
    for (Marker marker : identity.markers()) {
      for (byte[] pattern : marker.patterns()) {
        for (byte[] bytes : sent) {
          if (find(bytes, pattern, 0) >= 0) {
            leaks.add(marker.place());
          }
        }
      }
    }
    return leaks;
  }

  /**
   * What was sent of a site's secret: its key in any spelling, the keys made of it, words in their
   * order, the shift of dates of the person with this hospital number.
   */
  static List<String> secrets(RecordingLine line, SiteKey key, String patientId) {
    List<String> found = new ArrayList<>();
    List<byte[]> sent = line.sent();
    needles(key)
        .forEach((name, needle) -> {
          if (sent.stream().anyMatch(bytes -> holds(bytes, needle))) {
            found.add(name);
          }
        });
    int days = key.dateShift(key.pseudonym(SubjectAnchor.of(patientId, ""))).days();
    // A minus and the days, but not as the hexadecimal digits of a UUID; or beside its own name.
    Pattern shift = Pattern.compile(days + "(?![0-9A-Fa-f])|(?i:shift)\\W{0,4}" + -days + "\\b");
    for (byte[] bytes : sent) {
      if (shift.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
        found.add("the shift of dates");
      }
    }
    return found;
  }

  /**
   * Whether any 24 bytes in a row of {@code file}'s sealed part were sent, or of what it encodes.
   */
  static boolean sentOf(RecordingLine line, String file) {
    Matcher sealed = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}").matcher(file);
    boolean isAny = false;
    boolean isSent = false;
    while (sealed.find()) {
      isAny = true;
      byte[] text = sealed.group().getBytes(StandardCharsets.US_ASCII);
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      isSent |= isAnyPieceSent(line, text) || isAnyPieceSent(line, bytes);
    }
    if (!isAny) {
      throw new AssertionError("the list has no sealed part to look for");
    }
    return isSent;
  }

  private static boolean isAnyPieceSent(RecordingLine line, byte[] whole) {
    for (int at = 0; at + PIECE <= whole.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(whole, at, at + PIECE);
      if (line.sent().stream().anyMatch(bytes -> holds(bytes, piece))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, byte[]> needles(SiteKey key) {
    Map<String, byte[]> needles = new LinkedHashMap<>();
    Map<String, byte[]> keys =
        Map.of(
            "the site key",
            key.secret().reveal().toArray(),
            "the key of the list",
            key.crosswalkKey().reveal().toArray());
    keys.forEach((name, secret) -> {
      String hex = HexFormat.of().formatHex(secret);
      // Without its last characters, which differ with what follows.
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret).substring(0, 42);
      needles.put(name, secret);
      needles.put(name + ", hexadecimal", ascii(hex));
      needles.put(name + ", hexadecimal in capitals", ascii(hex.toUpperCase(Locale.ROOT)));
      needles.put(name + ", base64", ascii(base64));
      needles.put(
          name + ", base64 of addresses", ascii(base64.replace('+', '-').replace('/', '_')));
    });
    String[] words = RecoveryPhrase.of(key).reveal().split(" ");
    for (int at = 0; at + 3 <= words.length; at++) {
      for (String between : List.of(" ", "\n", ",", "\",\"", "%20", "+", "-")) {
        String three = String.join(between, words[at], words[at + 1], words[at + 2]);
        String name = "words " + (at + 1) + " to " + (at + 3) + " of 24";
        needles.put(name + " in ASCII, " + between, ascii(three));
        needles.put(name + " in UTF-16, " + between, three.getBytes(StandardCharsets.UTF_16LE));
      }
    }
    return needles;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How often {@code pattern} stands in what was sent. */
  static int count(RecordingLine line, byte[] pattern) {
    int found = 0;
    for (byte[] bytes : line.sent()) {
      for (int at = find(bytes, pattern, 0); at >= 0; at = find(bytes, pattern, at + 1)) {
        found++;
      }
    }
    return found;
  }

  /** Whether {@code pattern} stands in {@code bytes}. */
  static boolean holds(byte[] bytes, byte[] pattern) {
    return find(bytes, pattern, 0) >= 0;
  }

  private static int find(byte[] bytes, byte[] pattern, int from) {
    outer:
    for (int i = from; i <= bytes.length - pattern.length; i++) {
      for (int j = 0; j < pattern.length; j++) {
        if (bytes[i + j] != pattern[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
