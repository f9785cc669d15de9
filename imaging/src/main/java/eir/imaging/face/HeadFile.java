package eir.imaging.face;

import eir.deid.DefacedHeader;
import eir.deid.header.OwnOutput;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Header;
import eir.dicom.stream.PixelLocation;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.Opening;
import eir.imaging.Photometric;
import eir.imaging.PixelDescription;
import eir.imaging.Placement;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A file with one slice of a head, from which a defaced copy can be made. Holds no pixels; reads
 * the file anew for each purpose.
 */
public final class HeadFile implements HeadSlice {
  private static final Set<String> LOSSY =
      Set.of(
          Uids.JPEG_BASELINE8_BIT,
          Uids.JPEG_EXTENDED12_BIT,
          Uids.JPEGLS_NEAR_LOSSLESS,
          Uids.JPEG2000);

  private final Supplier<byte[]> file;
  private final String seriesUid;
  private final FrameFacts facts;
  private final int rows;
  private final int columns;
  private int lowest = Integer.MAX_VALUE;

  private HeadFile(
      Supplier<byte[]> file, String seriesUid, FrameFacts facts, int rows, int columns) {
    this.file = file;
    this.seriesUid = seriesUid;
    this.facts = facts;
    this.rows = rows;
    this.columns = columns;
  }

  /** What a file is for the defacing. */
  public sealed interface Opened {
    /** It holds a slice. */
    record Slice(HeadFile file) implements Opened {}

    /** It is left out. */
    record LeftOut(Unfit reason) implements Opened {}
  }

  /** Opens a file that passed the gate; {@code file} reads all of it each time. */
  public static Opened open(Supplier<byte[]> file) {
    Opening opening = FrameReader.open(Source.of(file.get()));
    if (!(opening instanceof FrameReader reader)) {
      return new Opened.LeftOut(Unfit.NO_GREY_SAMPLES);
    }
    Header header = reader.header();
    boolean isClassic =
        header.text(Tags.SOP_CLASS_UID).orElse("").equals(Uids.MR_IMAGE_STORAGE)
            && reader.frames() == 1;
    if (!isClassic) {
      return new Opened.LeftOut(Unfit.NO_MR_IMAGE);
    }
    if (OwnOutput.isDefaced(header.table())) {
      return new Opened.LeftOut(Unfit.DEFACED_ALREADY);
    }
    if (LOSSY.contains(reader.transferSyntax().uid())
        || header.text(Tags.LOSSY_IMAGE_COMPRESSION).orElse("").equals("01")) {
      return new Opened.LeftOut(Unfit.LOSSY);
    }
    PixelDescription pixels = reader.description();
    boolean isGrey =
        reader.isDecodable()
            && pixels.photometric() == Photometric.MONOCHROME2
            && pixels.shape().bitsAllocated() == 16
            && pixels.highBit() == pixels.bitsStored() - 1;
    if (!isGrey) {
      return new Opened.LeftOut(Unfit.NO_GREY_SAMPLES);
    }
    return new Opened.Slice(
        new HeadFile(
            file,
            header.text(Tags.SERIES_INSTANCE_UID).orElse(""),
            FrameFacts.read(new FunctionalGroups(header), 0),
            pixels.shape().rows(),
            pixels.shape().columns()));
  }

  @Override
  public FrameFacts facts() {
    return facts;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Whether both may be slices of one volume: series, frame of reference, plane and pixels. */
  public boolean isLike(HeadFile other) {
    Placement mine = facts.placement();
    Placement its = other.facts.placement();
    return seriesUid.equals(other.seriesUid)
        && rows == other.rows
        && columns == other.columns
        && mine.frameOfReferenceUid().equals(its.frameOfReferenceUid())
        && mine.spacing().equals(its.spacing())
        && mine.orientation().isPresent() == its.orientation().isPresent()
        && (mine.orientation().isEmpty()
            || mine.orientation().get().isNear(its.orientation().orElseThrow()));
  }

  /**
   * Reads the samples.
   *
   * @throws eir.dicom.MalformedDicomException if they cannot be decoded
   */
  @Override
  public Frame read() {
    Frame frame = reader(file.get()).read(0);
    for (int at = 0; at < rows * columns; at++) {
      lowest = Math.min(lowest, frame.value(at));
    }
    return frame;
  }

  /** The least sample of what {@link #read} saw. */
  public int lowest() {
    return lowest;
  }

  /**
   * The defaced copy, native: every sample of the face is {@code background}, every other one is as
   * it was.
   */
  public byte[] defaced(BrainShell shell, int background, DefacedHeader headers) {
    byte[] bytes = file.get();
    FrameReader reader = reader(bytes);
    byte[] head = headers.of(reader.header().table(), 2 * rows * columns);
    byte[] copy = Arrays.copyOf(head, head.length + 2 * rows * columns);
    TransferSyntax syntax = reader.transferSyntax();
    if (reader.header().pixels() instanceof PixelLocation.Native(long offset, _)) {
      System.arraycopy(bytes, (int) offset, copy, head.length, 2 * rows * columns);
    } else {
      Frame frame = reader.read(0);
      for (int at = 0; at < rows * columns; at++) {
        put(copy, head.length + 2 * at, frame.value(at), false);
      }
    }
    boolean[] face = shell.face(facts.placement(), rows, columns);
    for (int at = 0; at < rows * columns; at++) {
      if (face[at]) {
        put(copy, head.length + 2 * at, background, syntax.isBigEndian());
      }
    }
    return copy;
  }

  private static void put(byte[] bytes, int at, int value, boolean bigEndian) {
    bytes[at + (bigEndian ? 1 : 0)] = (byte) value;
    bytes[at + (bigEndian ? 0 : 1)] = (byte) (value >> 8);
  }

  private static FrameReader reader(byte[] bytes) {
    if (FrameReader.open(Source.of(bytes)) instanceof FrameReader reader) {
      return reader;
    }
    throw new IllegalStateException("the file has changed since it was opened");
  }
}
