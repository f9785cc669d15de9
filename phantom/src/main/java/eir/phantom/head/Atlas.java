package eir.phantom.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tissue map of one real head, face removed: labels, their mixture, the grain of its T1.
 *
 * <p>Voxels of 1 mm, index {@code (k·ny + j)·nx + i}; i to the left, j to the back, k to the head.
 * Atlas millimetres are LPS and count from the centre of the pons. Immutable after loading; 45 MB.
 */
public final class Atlas {
  private static final String FOLDER = "atlas/";
  private static final int FAT = 1;

  final int nx;
  final int ny;
  final int nz;
  final double originX;
  final double originY;
  final double originZ;
  final double childScale;
  final List<Tissue> tissues;
  final TumourPlan tumour;

  /** Largest and second label of a voxel in one byte: {@code first << 4 | second}. */
  final byte[] labels;

  /** Fraction of the first label, 127 to 255. */
  final byte[] fractions;

  /** Relative grain × 32767: how this voxel differs from the mean of its tissue in T1. */
  final short[] grain;

  private Atlas(JsonNode facts) {
    nx = facts.at("/dimensions/nx").asInt();
    ny = facts.at("/dimensions/ny").asInt();
    nz = facts.at("/dimensions/nz").asInt();
    originX = facts.at("/originMm/0").asDouble();
    originY = facts.at("/originMm/1").asDouble();
    originZ = facts.at("/originMm/2").asDouble();
    childScale = facts.at("/suggestedChildScale/factor/0").asDouble();
    List<Tissue> list = new ArrayList<>();
    for (JsonNode node : facts.get("tissues")) {
      list.add(
          new Tissue(
              node.get("id").asInt(),
              node.get("name").asString(),
              new Relaxation(
                  node.get("t1Ms").asDouble(),
                  node.get("t2Ms").asDouble(),
                  node.get("pd").asDouble(),
                  node.get("adc").asDouble()),
              node.get("t1GdMs").asDouble(),
              node.get("flow").asDouble(),
              node.get("texture").asDouble(),
              node.get("meanT1").asDouble()));
    }
    tissues = List.copyOf(list);
    tumour = TumourPlan.of(facts.get("tumour"));
    labels = volume("head-labels.u8.gz");
    byte[] second = volume("head-labels2.u8.gz");
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (labels[i] << 4 | second[i]);
    }
    fractions = volume("head-pv.u8.gz");
    grain = grain(volume("head-t1.u8.gz"));
  }

  /** Reads the atlas from the class path, which takes about half a second. */
  public static Atlas load() {
    try (InputStream in = open("atlas.json")) {
      return new Atlas(JsonMapper.shared().readTree(in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Tissue tissue(String name) {
    return tissues.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** The head's signal under a sequence, one value a voxel, before any tumour. */
  float[] signal(PulseSequence sequence, Contrast contrast) {
    float[] byLabel = new float[16];
    for (Tissue tissue : tissues) {
      byLabel[tissue.id()] = (float) signalOf(tissue, sequence, contrast);
    }
    float[] out = new float[labels.length];
    float grainScale = (float) (sequence.grain() / Short.MAX_VALUE);
    for (int i = 0; i < out.length; i++) {
      int pair = labels[i] & 0xFF;
      if (pair != 0) {
        float f = (fractions[i] & 0xFF) * (1f / 255);
        float mixed = f * byLabel[pair >> 4] + (1 - f) * byLabel[pair & 15];
        out[i] = mixed * (1 + grainScale * grain[i]);
      }
    }
    return out;
  }

  /** The share of brain tissue in each voxel, 0 to 1. */
  float[] brain() {
    int first = tissue("cortical-grey").id();
    int last = tissue("medulla").id();
    float[] out = new float[labels.length];
    for (int i = 0; i < out.length; i++) {
      int pair = labels[i] & 0xFF;
      float share = (fractions[i] & 0xFF) * (1f / 255);
      out[i] += pair >> 4 >= first && pair >> 4 <= last ? share : 0;
      out[i] += (pair & 15) >= first && (pair & 15) <= last ? 1 - share : 0;
    }
    return out;
  }

  /** {@code value} wherever there is no air. */
  float[] anywhere(float value) {
    float[] out = new float[labels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = labels[i] == 0 ? 0 : value;
    }
    return out;
  }

  /** A tissue's signal; blood that moves loses most of it, unless the agent shortens its T1. */
  static double signalOf(Tissue tissue, PulseSequence sequence, Contrast contrast) {
    Relaxation r =
        contrast == Contrast.GADOLINIUM ? tissue.plain().withT1(tissue.t1GdMs()) : tissue.plain();
    double flow = contrast == Contrast.GADOLINIUM && tissue.flow() < 1 ? 0.8 : tissue.flow();
    double fat = tissue.id() == FAT ? sequence.fat() : 1;
    return sequence.signal(r.t1Ms(), r.t2Ms(), r.protonDensity(), r.adc()) * flow * fat;
  }

  private short[] grain(byte[] t1) {
    float[] grainOf = new float[t1.length];
    for (int i = 0; i < t1.length; i++) {
      int pair = labels[i] & 0xFF;
      if (pair != 0) {
        Tissue a = tissues.get(pair >> 4);
        Tissue b = tissues.get(pair & 15);
        double f = (fractions[i] & 0xFF) / 255.0;
        double mean = f * a.meanT1() + (1 - f) * b.meanT1();
        double texture = f * a.texture() + (1 - f) * b.texture();
        double deviation = StrictMath.clamp((t1[i] & 0xFF) / mean - 1, -0.9, 1.2);
        grainOf[i] = (float) (texture * deviation);
      }
    }
    Smoothing.gaussian(grainOf, nx, ny, nz, 0.5);
    short[] out = new short[t1.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) StrictMath.round(grainOf[i] * Short.MAX_VALUE);
    }
    return out;
  }

  private byte[] volume(String name) {
    try (InputStream in = new GZIPInputStream(open(name), 1 << 16)) {
      byte[] bytes = in.readNBytes(nx * ny * nz + 1);
      if (bytes.length != nx * ny * nz) {
        throw new IllegalStateException(
            name + " does not unpack to " + nx + " × " + ny + " × " + nz + " bytes; rebuild");
      }
      return bytes;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Atlas.class.getResourceAsStream("/eir/phantom/" + FOLDER + name);
    if (in == null) {
      throw new IllegalStateException(name + " is not on the class path; rebuild the phantom");
    }
    return in;
  }
}
