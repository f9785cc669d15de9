package eir.walk;

import eir.phantom.identity.Marker;
import eir.phantom.identity.PlantedIdentity;
import java.util.ArrayList;
import java.util.List;

/** Searches what went over a line. */
final class SentBytes {
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
