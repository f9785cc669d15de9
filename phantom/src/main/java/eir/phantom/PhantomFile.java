package eir.phantom;

import eir.phantom.scan.SeriesKind;
import eir.phantom.scan.Wrapping;

/** One file of a phantom study, as it would lie on the clinic's CD. Immutable by agreement. */
public final class PhantomFile {
  private final SeriesKind kind;
  private final int instanceNumber;
  private final String sopInstanceUid;
  private final String seriesUid;
  private final Wrapping wrapping;
  private final byte[] bytes;

  PhantomFile(
      SeriesKind kind,
      int instanceNumber,
      String sopInstanceUid,
      String seriesUid,
      Wrapping wrapping,
      byte[] bytes) {
    this.kind = kind;
    this.instanceNumber = instanceNumber;
    this.sopInstanceUid = sopInstanceUid;
    this.seriesUid = seriesUid;
    this.wrapping = wrapping;
    this.bytes = bytes;
  }

  /** Folder and file name inside a study: {@code SE000003/IM000012}, no extension. */
  public String name() {
    return "SE" + sixDigits(kind.number()) + "/IM" + sixDigits(instanceNumber);
  }

  public SeriesKind kind() {
    return kind;
  }

  /** Instance Number, from 1. */
  public int instanceNumber() {
    return instanceNumber;
  }

  public String sopInstanceUid() {
    return sopInstanceUid;
  }

  public String seriesUid() {
    return seriesUid;
  }

  public Wrapping wrapping() {
    return wrapping;
  }

  /** The whole Part 10 file; not a copy, do not change it. */
  public byte[] bytes() {
    return bytes;
  }

  static String sixDigits(int number) {
    return Integer.toString(1_000_000 + number).substring(1);
  }
}
