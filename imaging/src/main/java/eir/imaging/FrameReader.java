package eir.imaging;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.dictionary.Vr;
import eir.dicom.file.Inflation;
import eir.dicom.stream.Header;
import eir.dicom.stream.Limits;
import eir.dicom.stream.PixelLocation.Absent;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Native;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.imaging.codec.FrameDecoder;
import eir.imaging.codec.FrameDecoders;
import java.util.Optional;

/**
 * The frames of one file, one at a time, whatever the transfer syntax.
 *
 * <p>Holds the header and where the frames lie, no pixels. Threads may share a reader if they may
 * share its source.
 */
public final class FrameReader implements Opening {

  private sealed interface Pixels {
    record NativePixels(long offset, boolean bigEndian, boolean swapped) implements Pixels {}

    record CodedPixels(FrameRanges ranges, Optional<FrameDecoder> decoder) implements Pixels {}
  }

  private final Source source;
  private final Header header;
  private final TransferSyntax syntax;
  private final PixelDescription description;
  private final Pixels pixels;

  private FrameReader(
      Source source,
      Header header,
      TransferSyntax syntax,
      PixelDescription description,
      Pixels pixels) {
    this.source = source;
    this.header = header;
    this.syntax = syntax;
    this.description = description;
    this.pixels = pixels;
  }

  /** Reads the header of {@code file} and finds its frames; never throws for what it holds. */
  public static Opening open(Source file) {
    try {
      Source source = Inflation.inflate(file, Limits.STANDARD);
      Header header = Header.read(source);
      return open(source, header);
    } catch (MalformedDicomException _) {
      return new Unshown(Problem.DAMAGED);
    }
  }

  private static Opening open(Source source, Header header) {
    Optional<TransferSyntax> syntax = TransferSyntax.of(header.table().transferSyntaxUid());
    if (syntax.isEmpty()) {
      return new Unshown(Problem.SYNTAX_NOT_SHOWN);
    }
    if (header.table().pixelRow() < 0) {
      return new Unshown(Problem.NO_PIXELS);
    }
    if (header.integer(Tags.ROWS).isEmpty()) {
      return new Unshown(Problem.NO_PIXELS);
    }
    return switch (PixelDescription.read(header)) {
      case Unshown unshown -> unshown;
      case PixelDescription description -> open(source, header, syntax.get(), description);
    };
  }

  private static Opening open(
      Source source, Header header, TransferSyntax syntax, PixelDescription description) {
    Optional<FrameDecoder> decoder = FrameDecoders.of(syntax);
    boolean known =
        switch (syntax.coding()) {
          case NATIVE, UNCOMPRESSED_FRAMES -> true;
          case RLE, JPEG, JPEG_LS, JPEG_2000, OTHER ->
              decoder.isPresent() || FrameDecoders.isCarried(syntax);
        };
    if (!known) {
      return new Unshown(Problem.SYNTAX_NOT_SHOWN);
    }
    return switch (header.pixels()) {
      case Absent _ -> new Unshown(Problem.NO_PIXELS);
      case Native(long offset, long lengthBytes) -> {
        long needed = description.nativeFrameBytes() * description.frames();
        if (syntax.isEncapsulated()
            || needed > lengthBytes
            || needed > source.lengthBytes() - offset) {
          yield new Unshown(Problem.DAMAGED);
        }
        boolean big = syntax.isBigEndian();
        // A byte-sized sample in an OW element: the words, and so pairs of samples, are swapped.
        boolean swapped =
            big
                && description.shape().bitsAllocated() == 8
                && header.table().vr(header.table().pixelRow()) == Vr.OW;
        yield new FrameReader(
            source, header, syntax, description, new Pixels.NativePixels(offset, big, swapped));
      }
      case Encapsulated _ when !syntax.isEncapsulated() -> new Unshown(Problem.DAMAGED);
      case Encapsulated encapsulated ->
          new FrameReader(
              source,
              header,
              syntax,
              description,
              new Pixels.CodedPixels(
                  FrameRanges.of(source, header, encapsulated, description.frames()), decoder));
    };
  }

  public Header header() {
    return header;
  }

  public PixelDescription description() {
    return description;
  }

  public TransferSyntax transferSyntax() {
    return syntax;
  }

  /** Number of frames, at least 1. */
  public int frames() {
    return description.frames();
  }

  /** False where {@link #code} must travel as it is: HTJ2K, which only browsers decode. */
  public boolean isDecodable() {
    return !FrameDecoders.isCarried(syntax);
  }

  /**
   * Decodes frame {@code index}, 0 to {@code frames() - 1}.
   *
   * @throws MalformedDicomException if its bytes are damaged or use what no decoder here knows
   * @throws IllegalStateException if {@link #isDecodable()} is false
   */
  public Frame read(int index) {
    short[] samples = new short[description.shape().sampleCount()];
    switch (pixels) {
      case Pixels.NativePixels(long offset, boolean bigEndian, boolean swapped) -> {
        byte[] bytes = nativeBytes(offset, index, swapped);
        NativeSamples.unpack(bytes, description, bigEndian, samples);
      }
      case Pixels.CodedPixels(FrameRanges ranges, Optional<FrameDecoder> decoder) -> {
        byte[] code = ranges.read(source, index);
        if (decoder.isPresent()) {
          decoder.get().decode(code, 0, code.length, description.shape(), samples);
        } else if (syntax.coding() == TransferSyntax.Coding.UNCOMPRESSED_FRAMES) {
          if (code.length < description.nativeFrameBytes()) {
            throw new MalformedDicomException(
                "a frame of %d bytes".formatted(code.length),
                "%d (PS3.5 §A.4.11)".formatted(description.nativeFrameBytes()),
                Tags.PIXEL_DATA,
                0);
          }
          NativeSamples.unpack(code, description, false, samples);
        } else {
          throw new IllegalStateException("frames of this syntax travel as they are: use code()");
        }
      }
    }
    return finished(samples);
  }

  /**
   * The code stream of frame {@code index} as stored, its fragments joined.
   *
   * @throws IllegalStateException if the pixels are native
   */
  public byte[] code(int index) {
    return switch (pixels) {
      case Pixels.NativePixels _ -> throw new IllegalStateException("native pixels have no code");
      case Pixels.CodedPixels(FrameRanges ranges, _) -> ranges.read(source, index);
    };
  }

  private byte[] nativeBytes(long offset, int index, boolean swapped) {
    int length = (int) description.nativeFrameBytes();
    long start = offset + (long) index * length;
    byte[] bytes = new byte[length];
    if (source.read(start, bytes, 0, length) < length) {
      throw new MalformedDicomException(
          "the file ends inside a frame", "all of its bytes (PS3.5 §8.1)", Tags.PIXEL_DATA, start);
    }
    if (!swapped) {
      return bytes;
    }
    byte[] inOrder = new byte[length];
    byte[] pair = new byte[2];
    for (int i = 0; i < length; i++) {
      long at = start + i - offset;
      if ((at ^ 1) - (start - offset) >= 0 && (at ^ 1) - (start - offset) < length) {
        inOrder[i] = bytes[(int) ((at ^ 1) - (start - offset))];
      } else { // frames of odd length share a word with their neighbour
        source.read(offset + (at ^ 1), pair, 0, 1);
        inOrder[i] = pair[0];
      }
    }
    return inOrder;
  }

  /** Masks to the stored bits, extends the sign, and turns colour into RGB. */
  private Frame finished(short[] samples) {
    int stored = description.bitsStored();
    int shift = description.highBit() + 1 - stored;
    int unused = 32 - stored;
    boolean signed = description.isSigned();
    if (!signed && syntax.uid().equals(Uids.JPEG2000)) {
      // A lossy wavelet overshoots: white must not become black by losing its highest bit.
      int most = (1 << stored) - 1;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) Math.min(most, samples[i] & 0xFFFF);
      }
    } else if (stored < 16 || shift > 0) {
      for (int i = 0; i < samples.length; i++) {
        int bits = (samples[i] & 0xFFFF) >>> shift << unused;
        samples[i] = (short) (signed ? bits >> unused : bits >>> unused);
      }
    }
    int rows = description.shape().rows();
    int columns = description.shape().columns();
    return switch (description.photometric()) {
      case MONOCHROME1, MONOCHROME2 -> new Frame(rows, columns, 1, signed, samples);
      case PALETTE_COLOR -> {
        short[] colours = new short[samples.length * 3];
        description.palette().orElseThrow().colour(samples, signed, colours);
        yield new Frame(rows, columns, 3, false, colours);
      }
      case YBR_FULL, YBR_FULL_422 -> {
        if (syntax.coding() != TransferSyntax.Coding.JPEG_2000) {
          Ybr.toRgb(samples);
        }
        yield new Frame(rows, columns, 3, false, samples);
      }
      case RGB, YBR_ICT, YBR_RCT -> new Frame(rows, columns, 3, false, samples);
    };
  }
}
