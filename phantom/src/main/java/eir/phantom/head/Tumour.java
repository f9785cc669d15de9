package eir.phantom.head;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One tumour on a grid of 1 mm around the brainstem: how much of it is where, and its inner life.
 *
 * <p>Grids are indexed like the atlas. Immutable after construction; 10 MB.
 */
final class Tumour {
  /** Corner of the grid with the smallest coordinates, atlas mm. */
  static final int FROM_X = -46;

  static final int FROM_Y = -38;
  static final int FROM_Z = -44;
  static final int NX = 93;
  static final int NY = 83;
  static final int NZ = 84;

  private static final int FIRST_PARENCHYMA = 6;
  private static final int LAST_PARENCHYMA = 13;
  private static final int CSF = 4;
  private static final int VENTRICLE = 5;

  final TumourPlan plan;

  /** Tumour's share by shape alone, at the place where it is seen. */
  final float[] share = new float[NX * NY * NZ];

  /** Room for tumour at the place where the anatomy is read, before the swelling moves it. */
  final float[] room = new float[NX * NY * NZ];

  private final float[] wetness = new float[NX * NY * NZ];
  private final float[] core = new float[NX * NY * NZ];
  private final float[] rim = new float[NX * NY * NZ];

  Tumour(Atlas atlas, TumourPlan plan, long seed, GaussianTable gaussian) {
    this.plan = plan;
    float[] fine = noise(seed, 1, 1, gaussian);
    float[] middle = noise(seed, 2, 2.2, gaussian);
    float[] coarse = noise(seed, 3, 5, gaussian);
    float[] edge = noise(seed, 4, 5, gaussian);
    float[] rimEdge = noise(seed, 5, 2.2, gaussian);
    IntStream.range(0, NZ)
        .parallel()
        .forEach(k -> {
          int n = k * NY * NX;
          double z = FROM_Z + k;
          for (int j = 0; j < NY; j++) {
            double y = FROM_Y + j;
            for (int i = 0; i < NX; i++, n++) {
              double x = FROM_X + i;
              double d = plan.marginNoiseMm() * edge[n] + distance(x, y, z);
              share[n] = (float) logistic(d / plan.marginWidthMm());
              room[n] = room(atlas, x, y, z);
              double inner = 0.6 * middle[n] + 0.5 * coarse[n] + 0.25 * fine[n];
              wetness[n] = (float) clip(0.5 + 0.5 * plan.heterogeneity() * inner);
              core(n, x, y, z, rimEdge[n], middle[n]);
            }
          }
        });
  }

  /** The tumour's signal on its grid. */
  float[] signal(PulseSequence sequence, Contrast contrast) {
    boolean after = contrast == Contrast.GADOLINIUM;
    Relaxation base = after ? plan.signal().withT1(plan.t1GdMs()) : plan.signal();
    float dry = signalOf(sequence, base.scaled(0.85, 0.75, 0.8));
    float wet = signalOf(sequence, base.scaled(1.2, 1.35, 1.25));
    float coreSignal = signalOf(sequence, plan.coreSignal());
    float rimSignal = after ? signalOf(sequence, plan.signal().withT1(plan.rimT1GdMs())) : 0;
    float[] out = new float[NX * NY * NZ];
    for (int n = 0; n < out.length; n++) {
      float s = dry + (wet - dry) * wetness[n];
      s += core[n] * (coreSignal - s);
      if (after) {
        s += rim[n] * (rimSignal - s);
      }
      out[n] = s;
    }
    return out;
  }

  private void core(int n, double x, double y, double z, double noise, double thinning) {
    double r = plan.core().radius(x, y, z);
    if (r > 4) {
      return;
    }
    core[n] = (float) (plan.coreShare() * logistic((r - plan.coreRadius()) / 0.08));
    double off = (r + plan.rimNoise() * noise - plan.rimRadius()) / plan.rimWidth();
    double thinned = plan.rimRadius() > 0 ? clip(0.5 + 0.6 * thinning) : 1;
    rim[n] = (float) (plan.rimAmount() * StrictMath.exp(-off * off) * thinned);
  }

  private double distance(double x, double y, double z) {
    return StrictMath.min(joined(plan.body(), x, y, z), joined(plan.exophytic(), x, y, z));
  }

  /** Smooth minimum of the distances; parts farther than 7 widths add nothing that shows. */
  private double joined(List<Ellipsoid> parts, double x, double y, double z) {
    double s = plan.smoothMinMm();
    double sum = 0;
    double nearest = 1e3;
    for (Ellipsoid part : parts) {
      double d = part.distance(x, y, z);
      nearest = StrictMath.min(nearest, d);
      if (d < 7 * s) {
        sum += StrictMath.exp(-d / s);
      }
    }
    return sum == 0 ? nearest : -s * StrictMath.log(sum);
  }

  /** Fraction of parenchyma, and of fluid where the tumour grows out of the brainstem. */
  private float room(Atlas atlas, double x, double y, double z) {
    // The grids of atlas and tumour differ by a fraction of a voxel: nearest is near enough.
    int i = (int) StrictMath.floor(x - atlas.originX + 0.5);
    int j = (int) StrictMath.floor(y - atlas.originY + 0.5);
    int k = (int) StrictMath.floor(z - atlas.originZ + 0.5);
    int voxel = (k * atlas.ny + j) * atlas.nx + i;
    int pair = atlas.labels[voxel] & 0xFF;
    float f = (atlas.fractions[voxel] & 0xFF) * (1f / 255);
    float fluid = 0;
    if (!plan.exophytic().isEmpty()) {
      fluid = (float) logistic(joined(plan.exophytic(), x, y, z) / plan.marginWidthMm());
    }
    return f * admits(pair >> 4, fluid) + (1 - f) * admits(pair & 15, fluid);
  }

  private static float admits(int label, float fluid) {
    if (label >= FIRST_PARENCHYMA && label <= LAST_PARENCHYMA) {
      return 1;
    }
    return label == CSF || label == VENTRICLE ? fluid : 0;
  }

  private static float[] noise(long seed, long field, double sigmaMm, GaussianTable gaussian) {
    float[] out = new float[NX * NY * NZ];
    gaussian.fill(Dice.of(seed, 7, field), out);
    Smoothing.gaussian(out, NX, NY, NZ, sigmaMm);
    double squares = 0;
    for (float v : out) {
      squares += (double) v * v;
    }
    float scale = (float) (1 / StrictMath.sqrt(squares / out.length));
    for (int n = 0; n < out.length; n++) {
      out[n] *= scale;
    }
    return out;
  }

  private static float signalOf(PulseSequence sequence, Relaxation r) {
    return (float) sequence.signal(r.t1Ms(), r.t2Ms(), r.protonDensity(), r.adc());
  }

  /** 1 far inside (x negative), 0 far outside. */
  private static double logistic(double x) {
    return x > 20 ? 0 : 1 / (1 + StrictMath.exp(x));
  }

  private static double clip(double x) {
    return StrictMath.clamp(x, 0, 1);
  }
}
