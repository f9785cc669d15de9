package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.dicom.MalformedDicomException;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementWriter;
import eir.dicom.stream.ElementWriter.Body;
import eir.dicom.stream.Encoding;
import eir.dicom.stream.Fragments;
import eir.dicom.stream.OffsetTable;
import eir.dicom.stream.PixelLocation.Encapsulated;
import eir.dicom.stream.PixelLocation.Fragment;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.imaging.codec.FrameDecoder;
import eir.imaging.codec.FrameDecoders;
import eir.imaging.codec.FrameShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A scanner of code streams, by a small MR image around the stream: the road's laws hold, comments
 * go without moving a coded byte, and decoders throw nothing but what they declare.
 *
 * <p>First byte of an input: in how many fragments the frame stands (low two bits). The rest is the
 * code stream.
 */
final class CodeStreamTarget implements Target {
  private static final int SIDE = 4;

  private final Setup setup = Setup.ofTrial();
  private final String syntaxUid;
  private final String hardCase;
  private final Optional<FrameDecoder> decoder;
  private final byte[] before;

  /** The scanner behind {@code syntaxUid}; seeds are the streams of hard cases of this name. */
  CodeStreamTarget(String syntaxUid, String hardCase) {
    this.syntaxUid = syntaxUid;
    this.hardCase = hardCase;
    // JJ2000 takes a millisecond and more each; its own tests damage streams.
    boolean isSlow = syntaxUid.equals(Uids.JPEG2000_LOSSLESS);
    decoder =
        isSlow ? Optional.empty() : FrameDecoders.of(TransferSyntax.of(syntaxUid).orElseThrow());
    before = header(syntaxUid);
  }

  @Override
  public int run(byte[] input) {
    if (input.length < 2) {
      return 0;
    }
    byte[] file = wrapped(input);
    Optional<byte[]> output = Road.go(setup, file);
    int way = output.isPresent() ? 1 : 2;
    short @Nullable [] samples = decoded(stream(file));
    if (output.isPresent()) {
      byte[] coded = stream(output.get());
      require(coded.length >= input.length - 1, "a code stream keeps its length");
      if (samples != null) {
        require(Arrays.equals(samples, decoded(coded)), "the same samples without comments");
      }
      way += silenced(input, coded);
    }
    return way + (samples == null ? 0 : 7) + markers(input);
  }

  /** Whether few or many bytes were silenced, as a number. */
  private static int silenced(byte[] input, byte[] coded) {
    int changed = 0;
    for (int i = 1; i < input.length; i++) {
      changed += input[i] == coded[i - 1] ? 0 : 1;
    }
    return 100 * (32 - Integer.numberOfLeadingZeros(changed));
  }

  /** A number over the markers of the stream in their order. */
  private static int markers(byte[] input) {
    int way = 0;
    for (int i = 1; i + 1 < input.length; i++) {
      if (input[i] == (byte) 0xFF && (input[i + 1] & 0xFF) >= 0x4F) {
        way = way * 31 + input[i + 1];
      }
    }
    return way << 12;
  }

  private short @Nullable [] decoded(byte[] code) {
    if (decoder.isEmpty()) {
      return null;
    }
    short[] samples = new short[SIDE * SIDE];
    try {
      decoder.get().decode(code, 0, code.length, new FrameShape(SIDE, SIDE, 1, 8), samples);
      return samples;
    } catch (MalformedDicomException declared) {
      return null;
    }
  }

  private byte[] wrapped(byte[] input) {
    int fragments = 1 + (input[0] & 3);
    int each = Math.max(2, (input.length / fragments + 1) & ~1);
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 1; at < input.length; at += each) {
      pieces.add(Arrays.copyOfRange(input, at, Math.min(input.length, at + each)));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(before.length + input.length + 64);
    try {
      out.write(before);
      new ElementWriter(out, Encoding.EXPLICIT_LITTLE)
          .encapsulated(List.of(pieces), OffsetTable.EMPTY);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The code stream of {@code file}, its fragments joined. */
  private static byte[] stream(byte[] file) {
    Source source = Source.of(file);
    Encapsulated found = (Encapsulated) Fragments.locate(source, new DataSetWalker().walk(source));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Fragment fragment : found.fragments()) {
      joined.write(file, (int) fragment.offset(), fragment.lengthBytes());
    }
    return joined.toByteArray();
  }

  private static byte[] header(String syntaxUid) {
    Body meta =
        to ->
            to.text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
                .text(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, "UI", "1.2.3.4.5.6")
                .text(Tags.TRANSFER_SYNTAX_UID, "UI", syntaxUid);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ElementWriter.startFile(out, new byte[128], Encoding.EXPLICIT_LITTLE, meta)
          .text(Tags.SOP_CLASS_UID, "UI", Uids.MR_IMAGE_STORAGE)
          .text(Tags.SOP_INSTANCE_UID, "UI", "1.2.3.4.5.6")
          .text(Tags.MODALITY, "CS", "MR")
          .text(Tags.PATIENT_ID, "LO", "PAT-001")
          .text(Tags.STUDY_INSTANCE_UID, "UI", "1.2.3.4")
          .text(Tags.SERIES_INSTANCE_UID, "UI", "1.2.3.4.5")
          .unsigned16(Tags.SAMPLES_PER_PIXEL, "US", 1)
          .text(Tags.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
          .unsigned16(Tags.ROWS, "US", SIDE)
          .unsigned16(Tags.COLUMNS, "US", SIDE)
          .unsigned16(Tags.BITS_ALLOCATED, "US", 8)
          .unsigned16(Tags.BITS_STORED, "US", 8)
          .unsigned16(Tags.HIGH_BIT, "US", 7)
          .unsigned16(Tags.PIXEL_REPRESENTATION, "US", 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] file : Seeds.hardCases(hardCase)) {
      byte[] stream = stream(file);
      for (int fragments = 0; fragments < 2; fragments++) {
        byte[] seed = new byte[stream.length + 1];
        seed[0] = (byte) fragments;
        System.arraycopy(stream, 0, seed, 1, stream.length);
        seeds.add(seed);
      }
    }
    return seeds;
  }

  @Override
  public List<byte[]> words() {
    List<byte[]> words = new ArrayList<>();
    for (int marker = 0x4F; marker <= 0xFF; marker++) {
      words.add(new byte[] {(byte) 0xFF, (byte) marker});
    }
    words.addAll(Seeds.words("JFIF\0", "Adobe", "Exif\0\0", "\0\4", "\0\2", "\0\16"));
    return words;
  }

  @Override
  public Allowance allowance() {
    return new Allowance(1 << 20, 600);
  }

  /** Two streams that differ have, but for chance, two numbers; for messages without bytes. */
  @Override
  public String toString() {
    CRC32 sum = new CRC32();
    sum.update(before);
    return syntaxUid + " " + sum.getValue();
  }
}
