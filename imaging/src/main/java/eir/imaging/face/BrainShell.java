package eir.imaging.face;

import eir.imaging.Orientation;
import eir.imaging.Placement;
import eir.imaging.Spacing;
import eir.imaging.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A brain and the margin around it, as planes whose normals point forward and down; voxels beyond a
 * plane, in the front of the head, are face.
 *
 * <p>The planes hold in the frame of reference of the series that they were found in.
 */
public final class BrainShell {
  /** Outward normals: from straight forward to steeply down, turned to both sides. */
  static final List<Vector> NORMALS = normals();

  private final double[] offsets;
  private final double frontMm;

  /**
   * Sets the planes.
   *
   * @param offsets distance of each plane of {@link #NORMALS} from the origin, mm
   * @param frontMm what lies at or behind this coordinate (y grows to the back) always stays: ears,
   *     neck and spinal cord
   */
  BrainShell(double[] offsets, double frontMm) {
    this.offsets = offsets.clone();
    this.frontMm = frontMm;
  }

  private static List<Vector> normals() {
    List<Vector> normals = new ArrayList<>();
    for (int down = 0; down <= 75; down += 15) {
      for (int aside = -60; aside <= 60; aside += 15) {
        double level = Math.cos(Math.toRadians(down));
        normals.add(
            new Vector(
                level * Math.sin(Math.toRadians(aside)),
                -level * Math.cos(Math.toRadians(aside)),
                -Math.sin(Math.toRadians(down))));
      }
    }
    return List.copyOf(normals);
  }

  /** Whether a place in patient millimetres is face. */
  public boolean isFace(Vector place) {
    if (place.y() >= frontMm) {
      return false;
    }
    for (int plane = 0; plane < offsets.length; plane++) {
      if (NORMALS.get(plane).dot(place) > offsets[plane]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which pixels of a frame are face: {@code rows × columns}, row by row.
   *
   * @throws java.util.NoSuchElementException if {@code at} lacks orientation, position or spacing
   */
  public boolean[] face(Placement at, int rows, int columns) {
    Orientation orientation = at.orientation().orElseThrow();
    Spacing spacing = at.spacing().orElseThrow();
    Vector origin = at.position().orElseThrow();
    Vector along = orientation.row().times(spacing.betweenColumnsMm());
    Vector down = orientation.column().times(spacing.betweenRowsMm());
    boolean[] face = new boolean[rows * columns];
    for (int row = 0; row < rows; row++) {
      Vector start = origin.plus(down.times(row));
      for (int plane = 0; plane < offsets.length; plane++) {
        // Along a row the height over a plane grows steadily: it is passed at most once.
        double height = NORMALS.get(plane).dot(start) - offsets[plane];
        double step = NORMALS.get(plane).dot(along);
        int from = 0;
        int to = columns;
        if (step > 0) {
          from = (int) Math.clamp(Math.floor(-height / step) + 1, 0, columns);
        } else if (step < 0) {
          to = (int) Math.clamp(Math.ceil(height / -step), 0, columns);
        } else if (height <= 0) {
          to = 0;
        }
        Arrays.fill(face, row * columns + from, row * columns + Math.max(from, to), true);
      }
      for (int column = 0; column < columns; column++) {
        face[row * columns + column] &= start.y() + column * along.y() < frontMm;
      }
    }
    return face;
  }
}
