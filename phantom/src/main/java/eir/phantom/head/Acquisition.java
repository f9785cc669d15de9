package eir.phantom.head;

import java.util.Optional;

/**
 * One series about to be read out, slice by slice, in any order and from any thread.
 *
 * <p>White matter is stored near {@value #WHITE_LEVEL}, 12 bits unsigned.
 */
public final class Acquisition {
  /** Stored value of white matter in the middle of the coil, without diffusion weighting. */
  public static final int WHITE_LEVEL = 360;

  private static final int MAX_STORED = 4095;
  private static final float PUSHED = 1e-3f;
  private static final double NOISE_SMOOTHING_PIXELS = 0.5;

  private final Atlas atlas;
  private final Tumour tumour;
  private final Stack stack;
  private final float[] normal;
  private final float[] lesion;
  private final double toAtlasX;
  private final double toAtlas;
  private final double white;
  private final double snr;
  private final Optional<Ghosting> ghosting;
  private final Optional<Mask> mask;
  private final GaussianTable gaussian;
  private final long seed;
  private final long stream;

  Acquisition(
      Atlas atlas,
      Tumour tumour,
      Stack stack,
      float[] normal,
      float[] lesion,
      double toAtlasX,
      double toAtlas,
      double white,
      double snr,
      Optional<Ghosting> ghosting,
      Optional<Mask> mask,
      GaussianTable gaussian,
      long seed,
      long stream) {
    this.atlas = atlas;
    this.tumour = tumour;
    this.stack = stack;
    this.normal = normal;
    this.lesion = lesion;
    this.toAtlasX = toAtlasX;
    this.toAtlas = toAtlas;
    this.white = white;
    this.snr = snr;
    this.ghosting = ghosting;
    this.mask = mask;
    this.gaussian = gaussian;
    this.seed = seed;
    this.stream = stream;
  }

  public Stack stack() {
    return stack;
  }

  /** Stored values of a slice, rows × columns, row by row, 0 to 4095; a new array. */
  public short[] slice(int index) {
    float[] image = anatomy(index);
    if (ghosting.isPresent()) {
      image = ghosting.get().apply(image);
    }
    int rows = stack.rows();
    int columns = stack.columns();
    Dice dice = Dice.of(seed, 5, stream, index);
    double tiltX = Dice.of(seed, 6).between(-0.02, 0.02);
    double tiltY = Dice.of(seed, 6, 1).between(-0.02, 0.02);
    float[] realNoise = noise(dice);
    float[] imaginaryNoise = noise(dice);
    double gain = WHITE_LEVEL / white;
    double sigma = WHITE_LEVEL / snr;
    short[] stored = new short[rows * columns];
    for (int row = 0, n = 0; row < rows; row++) {
      double y = (row - (rows - 1) / 2.0) / (rows / 2.0);
      for (int column = 0; column < columns; column++, n++) {
        double x = (column - (columns - 1) / 2.0) / (columns / 2.0);
        double coil = 0.93 + 0.13 * (x * x + y * y) + tiltX * x + tiltY * y;
        double re = gain * coil * image[n] + sigma * realNoise[n];
        double im = sigma * imaginaryNoise[n];
        stored[n] = (short) Math.min(MAX_STORED, (int) (Math.sqrt(re * re + im * im) + 0.5));
      }
    }
    return stored;
  }

  /** Signal without coil, noise and motion: of a {@link Layer}, its share of each pixel. */
  public float[] plain(int index) {
    return anatomy(index);
  }

  /** Signal without coil and noise: the mean of samples through the slice's thickness. */
  private float[] anatomy(int index) {
    int samples = stack.thicknessMm() > 2.5 ? 4 : stack.thicknessMm() > 1.2 ? 2 : 1;
    Axis row = new Axis(stack.plane().alongRow());
    Axis column = new Axis(stack.plane().alongColumn());
    Axis through = new Axis(stack.plane().normal());
    double[] corner = stack.corner(index);
    row.positions(corner, stack.columns(), stack.pixelMm());
    column.positions(corner, stack.rows(), stack.pixelMm());
    double[] first = corner.clone();
    double[] normalDirection = stack.plane().normal();
    double step = stack.thicknessMm() / samples;
    for (int axis = 0; axis < 3; axis++) {
      first[axis] -= normalDirection[axis] * step * (samples - 1) / 2;
    }
    through.positions(first, samples, step);
    float[] image = new float[stack.rows() * stack.columns()];
    for (int sample = 0; sample < samples; sample++) {
      add(image, row, column, through, sample);
    }
    for (int n = 0; n < image.length; n++) {
      image[n] /= samples;
    }
    return image;
  }

  /** The hot loop: about 80 million turns for a study. */
  private void add(float[] image, Axis alongRow, Axis alongColumn, Axis through, int sample) {
    float[] p = new float[3];
    float[] q = new float[3];
    int rowAxis = alongRow.axis;
    int columnAxis = alongColumn.axis;
    int throughAxis = through.axis;
    Ellipsoid push = tumour.plan.push();
    float[] centre = {(float) push.x(), (float) push.y(), (float) push.z()};
    float amount = (float) tumour.plan.pushAmount();
    p[throughAxis] = through.atlasMm[sample];
    for (int row = 0, n = 0; row < stack.rows(); row++) {
      p[columnAxis] = alongColumn.atlasMm[row];
      float pushed = amount * through.bell[sample] * alongColumn.bell[row];
      for (int column = 0; column < stack.columns(); column++, n++) {
        p[rowAxis] = alongRow.atlasMm[column];
        float pull = pushed * alongRow.bell[column];
        if (pull > PUSHED) {
          for (int axis = 0; axis < 3; axis++) {
            q[axis] = centre[axis] + (p[axis] - centre[axis]) * (1 - pull);
          }
          image[n] += withTumour(p, q);
        } else {
          float signal = healthy(p);
          image[n] += signal == 0 && mask.isPresent() ? mask.get().at(p[0], p[1], p[2]) : signal;
        }
      }
    }
  }

  private float healthy(float[] q) {
    return trilinear(
        normal,
        atlas.nx,
        atlas.ny,
        atlas.nz,
        q[0] - (float) atlas.originX,
        q[1] - (float) atlas.originY,
        q[2] - (float) atlas.originZ);
  }

  private float withTumour(float[] p, float[] q) {
    float s = healthy(q);
    float share = onTumourGrid(tumour.share, p);
    if (share < 0.004f) {
      return s;
    }
    share *= onTumourGrid(tumour.room, q);
    return share == 0 ? s : s + share * (onTumourGrid(lesion, p) - s);
  }

  private static float onTumourGrid(float[] grid, float[] at) {
    return trilinear(
        grid,
        Tumour.NX,
        Tumour.NY,
        Tumour.NZ,
        at[0] - Tumour.FROM_X,
        at[1] - Tumour.FROM_Y,
        at[2] - Tumour.FROM_Z);
  }

  /** Linear interpolation at a grid coordinate; 0 outside. */
  private static float trilinear(float[] grid, int nx, int ny, int nz, float x, float y, float z) {
    if (!(x >= 0 && y >= 0 && z >= 0 && x < nx - 1 && y < ny - 1 && z < nz - 1)) {
      return 0;
    }
    int i = (int) x;
    int j = (int) y;
    int k = (int) z;
    float fx = x - i;
    float fy = y - j;
    float fz = z - k;
    int at = (k * ny + j) * nx + i;
    int up = at + nx * ny;
    float a = grid[at] + fx * (grid[at + 1] - grid[at]);
    float b = grid[at + nx] + fx * (grid[at + nx + 1] - grid[at + nx]);
    float c = grid[up] + fx * (grid[up + 1] - grid[up]);
    float d = grid[up + nx] + fx * (grid[up + nx + 1] - grid[up + nx]);
    float low = a + fy * (b - a);
    return low + fz * (c + fy * (d - c) - low);
  }

  /** Unit-variance noise of a slice, correlated over about half a pixel as after reconstruction. */
  private float[] noise(Dice dice) {
    int rows = stack.rows();
    int columns = stack.columns();
    float[] white2d = new float[rows * columns];
    gaussian.fill(dice, white2d);
    float[] kernel = Smoothing.kernel(NOISE_SMOOTHING_PIXELS);
    float side = kernel[kernel.length / 2 - 1];
    float middle = kernel[kernel.length / 2];
    float unit = (float) (1 / (2 * side * side + middle * middle));
    float[] lines = new float[white2d.length];
    for (int row = 0, n = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, n++) {
        float left = column > 0 ? white2d[n - 1] : 0;
        float right = column < columns - 1 ? white2d[n + 1] : 0;
        lines[n] = middle * white2d[n] + side * (left + right);
      }
    }
    for (int row = 0, n = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, n++) {
        float above = row > 0 ? lines[n - columns] : 0;
        float below = row < rows - 1 ? lines[n + columns] : 0;
        white2d[n] = unit * (middle * lines[n] + side * (above + below));
      }
    }
    return white2d;
  }

  /** Positions along one image direction, as atlas mm of the head axis it runs along. */
  private final class Axis {
    final int axis;
    final int sign;
    float[] atlasMm = new float[0];

    /** Share of the tumour's push that this coordinate contributes: a Gaussian. */
    float[] bell = new float[0];

    Axis(double[] direction) {
      axis = direction[0] != 0 ? 0 : direction[1] != 0 ? 1 : 2;
      sign = direction[axis] > 0 ? 1 : -1;
    }

    void positions(double[] cornerMm, int count, double stepMm) {
      Ellipsoid push = tumour.plan.push();
      double centre = axis == 0 ? push.x() : axis == 1 ? push.y() : push.z();
      double width = axis == 0 ? push.hx() : axis == 1 ? push.hy() : push.hz();
      atlasMm = new float[count];
      bell = new float[count];
      for (int n = 0; n < count; n++) {
        double mm = (cornerMm[axis] + sign * n * stepMm) * (axis == 0 ? toAtlasX : toAtlas);
        double off = (mm - centre) / width;
        atlasMm[n] = (float) mm;
        bell[n] = (float) StrictMath.exp(-off * off);
      }
    }
  }
}
