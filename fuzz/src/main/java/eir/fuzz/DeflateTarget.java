package eir.fuzz;

import static eir.fuzz.BrokenLawException.require;

import eir.dicom.dictionary.Uids;
import eir.dicom.file.Inflation;
import eir.dicom.stream.Limits;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Deflated files: what is inflated keeps to the caps, and what comes out goes down the road. */
final class DeflateTarget implements Target {
  private static final Limits LIMITS = new Limits(192 << 10, 16 << 20, 32, 1 << 20, 50);

  private final Setup setup = Setup.ofTrial();

  @Override
  public int run(byte[] input) {
    Source source = Source.of(input);
    Source inflated = Inflation.inflate(source, LIMITS);
    if (inflated == source) {
      return 0;
    }
    require(
        inflated.lengthBytes() <= input.length * (LIMITS.inflationRatio() + 1L) + 1024,
        "inflating stops at the ratio");
    byte[] bytes = new byte[(int) inflated.lengthBytes()];
    inflated.read(0, bytes, 0, bytes.length);
    return Road.go(setup, bytes).isPresent() ? 1 : 2;
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] file : Seeds.hardCases("2")) {
      byte[] explicit = Uids.EXPLICIT_VR_LITTLE_ENDIAN.getBytes(StandardCharsets.US_ASCII);
      int uid = indexOf(file, explicit);
      if (uid < 0) {
        continue;
      }
      int group = 132 + 12 + (file[140] & 0xFF | (file[141] & 0xFF) << 8);
      byte[] name = Uids.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN.getBytes(StandardCharsets.US_ASCII);
      byte[] head = Arrays.copyOf(file, group + 2);
      System.arraycopy(file, uid + 20, head, uid + 22, group - uid - 20);
      System.arraycopy(name, 0, head, uid, name.length);
      head[uid - 2] = (byte) name.length;
      head[140] += 2;
      seeds.add(joined(head, deflated(file, group)));
    }
    return seeds;
  }

  private static byte[] deflated(byte[] file, int from) {
    try (Deflater deflater = new Deflater(9, true)) {
      deflater.setInput(file, from, file.length - from);
      deflater.finish();
      byte[] out = new byte[file.length + 64];
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int at = 132; at + what.length < in.length; at++) {
      if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return in[at - 2] == 20 ? at : -1;
      }
    }
    return -1;
  }

  @Override
  public List<byte[]> words() {
    return DicomWords.all();
  }

  @Override
  public Allowance allowance() {
    // What is inflated may be 50 times as long, is copied twice, and goes down the road.
    return new Allowance(1 << 20, 600L * LIMITS.inflationRatio());
  }
}
