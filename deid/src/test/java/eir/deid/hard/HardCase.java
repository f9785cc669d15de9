package eir.deid.hard;

import eir.deid.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One constructed file of a hard case.
 *
 * @param number of the case, 1 to 27
 * @param name what is hidden, and where; with hyphens the name of its file
 * @param file the whole file
 * @param refusal why it has no output; absent if it has one
 * @param markers bytes that may stand nowhere in the output, in no case of letters
 * @param stays texts that must stand in the output
 */
record HardCase(
    int number,
    String name,
    byte[] file,
    Optional<RefusalCode> refusal,
    List<byte[]> markers,
    List<String> stays) {

  static HardCase written(int number, String name, byte[] file, String... markers) {
    return new HardCase(number, name, file, Optional.empty(), bytes(markers), List.of());
  }

  static HardCase refused(int number, String name, byte[] file, RefusalCode code) {
    return new HardCase(number, name, file, Optional.of(code), List.of(), List.of());
  }

  /** One that a trial refuses, and that is searched where {@code eir deid} takes it. */
  static HardCase refused(
      int number, String name, byte[] file, RefusalCode code, String... markers) {
    return new HardCase(number, name, file, Optional.of(code), bytes(markers), List.of());
  }

  HardCase staying(String... texts) {
    return new HardCase(number, name, file, refusal, markers, List.of(texts));
  }

  HardCase without(byte[] marker) {
    List<byte[]> more = new java.util.ArrayList<>(markers);
    more.add(marker);
    return new HardCase(number, name, file, refusal, more, stays);
  }

  String fileName() {
    return String.format("%02d-%s.dcm", number, name.replaceAll("[^A-Za-z0-9]+", "-"));
  }

  @Override
  public String toString() {
    return number + " " + name;
  }

  private static List<byte[]> bytes(String... texts) {
    return List.of(texts).stream().map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }
}
