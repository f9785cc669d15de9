package eir.phantom;

import eir.phantom.head.Atlas;
import eir.phantom.head.Contrast;
import eir.phantom.head.Dice;
import eir.phantom.head.Enhancement;
import eir.phantom.head.HeadScan;
import eir.phantom.head.Lesion;
import eir.phantom.head.Motion;
import eir.phantom.head.Side;
import eir.phantom.identity.PlantedIdentity;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Elements;
import eir.phantom.scan.MrFile;
import eir.phantom.scan.MrHeader;
import eir.phantom.scan.Protocol;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import eir.phantom.scan.Vendor;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Any number of distinct small MR files, for benches of upload and index.
 *
 * <p>About 25 KB each: 96 × 96 pixels of one head, its lowest bit thrown anew for each file, and a
 * full header. One made-up patient for every {@value #FILES_A_STUDY} files. Same index, same bytes.
 */
public final class ScaleSet {
  private static final int FILES_A_STUDY = 200;
  private static final int PIXELS = 96;
  private static final SeriesKind KIND = SeriesKind.T2_AXIAL;

  private final HeadScan scan;
  private final Protocol.Pass pass;
  private final List<short[]> slices;

  /** Renders the slices that all files share. */
  public ScaleSet(Atlas atlas) {
    scan = new HeadScan(atlas, 1, Lesion.TYPICAL, Enhancement.NONE, Side.AS_DRAWN);
    Protocol.Pass full = new Protocol(Resolution.FULL).passes(KIND).getFirst();
    pass =
        new Protocol.Pass(
            full.stack().coarser(PIXELS, 1),
            full.sequence(),
            OptionalInt.empty(),
            full.snr(),
            full.stream());
    var acquisition =
        scan.acquire(
            pass.stack(), pass.sequence(), Contrast.NONE, Motion.STILL, pass.snr(), pass.stream());
    slices =
        IntStream.range(0, pass.stack().slices()).parallel().mapToObj(acquisition::slice).toList();
  }

  /** Hands out the files 0 to {@code count} - 1. */
  public void write(int count, PhantomStudy.Sink sink) throws IOException {
    for (int index = 0; index < count; index++) {
      sink.accept(file(index));
    }
  }

  /** The file of this index; from any thread. */
  public PhantomFile file(int index) {
    int patient = index / FILES_A_STUDY;
    int instance = index % FILES_A_STUDY + 1;
    PlantedIdentity who = PlantedIdentity.of(1_000_000L + patient, Repertoire.UTF_8);
    MrHeader header = new MrHeader(who, Vendor.SIEMENS_LIKE, scan.pose());
    int slice = index % slices.size();
    short[] pixels = thrown(slices.get(slice), Dice.of(index, 0x5C));
    Elements dataSet = header.of(KIND, pass, slice, instance);
    MrHeader.pixels(dataSet, KIND.windowWidth(OptionalInt.empty()), pixels);
    String uid = header.sopInstanceUid(KIND, instance);
    return new PhantomFile(
        KIND,
        instance,
        uid,
        header.seriesUid(KIND),
        KIND.wrapping(),
        MrFile.bytes(dataSet, who, uid, KIND.wrapping(), pixels, PIXELS));
  }

  private static short[] thrown(short[] pixels, Dice dice) {
    short[] out = pixels.clone();
    long bits = 0;
    for (int n = 0; n < out.length; n++) {
      bits = (n & 63) == 0 ? dice.next64() : bits >>> 1;
      out[n] ^= (short) (bits & 1);
    }
    return out;
  }
}
