package eir.imaging.face;

import eir.imaging.Frame;
import eir.imaging.FrameFacts;
import eir.imaging.Orientation;
import eir.imaging.Placement;
import eir.imaging.Spacing;
import eir.imaging.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Slices of one orientation in their order, pixels joined to about the grid's size. */
final class HeadVolume {
  /** The volume, or why there is none. */
  sealed interface Gathered {
    record Whole(HeadVolume volume) implements Gathered {}

    record Gap(Unfit reason) implements Gathered {}
  }

  /** Mean of the frames at one place; {@code values} are {@code rows × columns} joined pixels. */
  private static final class Plate {
    final Vector origin;
    final float[] values;
    int frames;

    Plate(Vector origin, int size) {
      this.origin = origin;
      values = new float[size];
    }
  }

  private final Orientation orientation;
  private final double rowMm;
  private final double columnMm;
  private final int rows;
  private final int columns;
  private final double[] depths;
  private final List<Plate> plates;

  private HeadVolume(
      Orientation orientation,
      double rowMm,
      double columnMm,
      int rows,
      int columns,
      TreeMap<Double, Plate> plates) {
    this.orientation = orientation;
    this.rowMm = rowMm;
    this.columnMm = columnMm;
    this.rows = rows;
    this.columns = columns;
    depths = plates.keySet().stream().mapToDouble(depth -> depth).toArray();
    this.plates = new ArrayList<>(plates.values());
  }

  static Gathered of(List<? extends HeadSlice> slices) {
    if (slices.isEmpty() || !slices.stream().allMatch(HeadVolume::hasPlace)) {
      return new Gathered.Gap(Unfit.NO_VOLUME);
    }
    HeadSlice first = slices.getFirst();
    Orientation orientation = first.facts().placement().orientation().orElseThrow();
    Spacing spacing = first.facts().placement().spacing().orElseThrow();
    boolean isOne =
        slices.stream()
            .allMatch(slice ->
                slice.rows() == first.rows()
                    && slice.columns() == first.columns()
                    && slice.facts().placement().spacing().orElseThrow().equals(spacing)
                    && slice.facts().placement().orientation().orElseThrow().isNear(orientation));
    if (!isOne) {
      return new Gathered.Gap(Unfit.NO_VOLUME);
    }
    int joinRows = joined(spacing.betweenRowsMm());
    int joinColumns = joined(spacing.betweenColumnsMm());
    int rows = first.rows() / joinRows;
    int columns = first.columns() / joinColumns;
    Vector half =
        orientation.along(
            (joinColumns - 1) / 2.0 * spacing.betweenColumnsMm(),
            (joinRows - 1) / 2.0 * spacing.betweenRowsMm());
    TreeMap<Double, Plate> plates = new TreeMap<>();
    for (HeadSlice slice : slices) {
      plates.computeIfAbsent(
          depth(slice, orientation), _ -> new Plate(place(slice).plus(half), rows * columns));
    }
    if (!areClose(plates)) {
      return new Gathered.Gap(Unfit.TOO_FEW_SLICES);
    }
    for (HeadSlice slice : slices) {
      Plate plate = plates.get(depth(slice, orientation));
      if (plate != null) {
        add(plate, slice, rows, columns, joinRows, joinColumns);
      }
    }
    return new Gathered.Whole(
        new HeadVolume(
            orientation,
            spacing.betweenRowsMm() * joinRows,
            spacing.betweenColumnsMm() * joinColumns,
            rows,
            columns,
            plates));
  }

  private static boolean hasPlace(HeadSlice slice) {
    Placement placement = slice.facts().placement();
    return placement.orientation().isPresent()
        && placement.position().isPresent()
        && placement.spacing().isPresent();
  }

  private static int joined(double pixelMm) {
    return Math.max(1, (int) (HeadGrid.STEP_MM / pixelMm));
  }

  /** Along the first slice's normal, to a hundredth of a millimetre. */
  private static double depth(HeadSlice slice, Orientation orientation) {
    return Math.rint(orientation.normal().dot(place(slice)) * 100) / 100;
  }

  private static Vector place(HeadSlice slice) {
    return slice.facts().placement().position().orElseThrow();
  }

  private static boolean areClose(TreeMap<Double, Plate> plates) {
    double last = plates.firstKey();
    for (Map.Entry<Double, Plate> plate : plates.entrySet()) {
      if (plate.getKey() - last > FaceFinder.WIDEST_STEP_MM) {
        return false;
      }
      last = plate.getKey();
    }
    return plates.size() >= FaceFinder.LEAST_SLICES;
  }

  private static void add(
      Plate plate, HeadSlice slice, int rows, int columns, int joinRows, int joinColumns) {
    Frame frame = slice.read();
    FrameFacts facts = slice.facts();
    plate.frames++;
    for (int row = 0, at = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, at++) {
        long sum = 0;
        for (int y = row * joinRows; y < (row + 1) * joinRows; y++) {
          for (int x = column * joinColumns; x < (column + 1) * joinColumns; x++) {
            sum += frame.value(y * slice.columns() + x);
          }
        }
        double mean = (double) sum / (joinRows * joinColumns);
        double value = facts.modality().apply(mean);
        plate.values[at] += (float) ((value - plate.values[at]) / plate.frames);
      }
    }
  }

  /** The volume on an upright grid in the patient's coordinates; absent if it is no head's. */
  Optional<HeadGrid> onGrid() {
    double[] from = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] to = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Plate plate : plates) {
      for (int corner = 0; corner < 4; corner++) {
        double x = (corner & 1) * (columns - 1) * columnMm;
        double y = (corner >> 1) * (rows - 1) * rowMm;
        Vector place = plate.origin.plus(orientation.along(x, y));
        double[] at = {place.x(), place.y(), place.z()};
        for (int axis = 0; axis < 3; axis++) {
          from[axis] = Math.min(from[axis], at[axis]);
          to[axis] = Math.max(to[axis], at[axis]);
        }
      }
    }
    Vector first = new Vector(from[0], from[1], from[2]);
    Vector last = new Vector(to[0], to[1], to[2]);
    return HeadGrid.isOfAHead(first, last)
        ? Optional.of(HeadGrid.over(first, last, this::value))
        : Optional.empty();
  }

  /** The value at a place, between slices in proportion; NaN outside the volume. */
  private float value(Vector place) {
    double depth = orientation.normal().dot(place);
    int above = Arrays.binarySearch(depths, depth);
    above = above >= 0 ? Math.max(1, above) : -above - 1;
    if (above == 0 || above == depths.length) {
      return Float.NaN;
    }
    double share = (depth - depths[above - 1]) / (depths[above] - depths[above - 1]);
    return (float)
        ((1 - share) * inPlate(plates.get(above - 1), place)
            + share * inPlate(plates.get(above), place));
  }

  private double inPlate(Plate plate, Vector place) {
    Vector from = place.minus(plate.origin);
    double x = from.dot(orientation.row()) / columnMm;
    double y = from.dot(orientation.column()) / rowMm;
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column < 0 || row < 0 || column >= columns - 1 || row >= rows - 1) {
      return Double.NaN;
    }
    int at = row * columns + column;
    float[] v = plate.values;
    double upper = v[at] + (x - column) * (v[at + 1] - v[at]);
    double lower = v[at + columns] + (x - column) * (v[at + columns + 1] - v[at + columns]);
    return upper + (y - row) * (lower - upper);
  }
}
