package eir.imaging.bundle;

import eir.dicom.Bytes;
import eir.dicom.MalformedDicomException;
import eir.dicom.stream.Source;
import eir.imaging.FrameFacts;
import eir.imaging.FrameReader;
import eir.imaging.FunctionalGroups;
import eir.imaging.Orientation;
import eir.imaging.Photometric;
import eir.imaging.PixelDescription;
import eir.imaging.Placement;
import eir.imaging.Spacing;
import eir.imaging.Vector;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * One frame as a picture with square pixels, and where a point of the patient lies on it: the slice
 * that somebody measured.
 *
 * @param jpeg of about 30 KB, {@code width × height}
 * @param placement of the frame, with orientation, position and spacing
 * @param columns of the frame itself
 * @param rows of the frame itself
 */
public record KeyImage(
    Bytes jpeg, int width, int height, Placement placement, int columns, int rows) {
  private static final int LONGEST_SIDE = 512;
  private static final int WANTED_BYTES = 30_000;

  /** A place on the picture, from its left upper corner. */
  public record Point(double x, double y) {}

  /**
   * Of frame {@code frame} of {@code file}, counted from 0; empty if it cannot be decoded here or
   * does not say where in the patient it lies.
   */
  public static Optional<KeyImage> of(Source file, int frame) {
    if (!(FrameReader.open(file) instanceof FrameReader reader)
        || !reader.isDecodable()
        || frame < 0
        || frame >= reader.frames()) {
      return Optional.empty();
    }
    FrameFacts facts = FrameFacts.read(new FunctionalGroups(reader.header()), frame);
    Placement placement = facts.placement();
    if (placement.orientation().isEmpty()
        || placement.position().isEmpty()
        || placement.spacing().isEmpty()) {
      return Optional.empty();
    }
    try {
      PixelDescription description = reader.description();
      boolean isInverted = description.photometric() == Photometric.MONOCHROME1;
      Still still = new Still(reader.read(frame), isInverted, facts, description.padding());
      BufferedImage picture = still.picture(LONGEST_SIDE);
      return Optional.of(
          new KeyImage(
              Jpeg.within(picture, WANTED_BYTES),
              picture.getWidth(),
              picture.getHeight(),
              placement,
              description.shape().columns(),
              description.shape().rows()));
    } catch (MalformedDicomException _) {
      return Optional.empty(); // the room says what is wrong with it
    }
  }

  /** Where {@code mm} of the patient lies, projected onto the frame (PS3.3 §C.7.6.2.1.1). */
  public Point at(Vector mm) {
    Orientation orientation = placement.orientation().orElseThrow();
    Vector first = placement.position().orElseThrow();
    Spacing spacing = placement.spacing().orElseThrow();
    Vector way = new Vector(mm.x() - first.x(), mm.y() - first.y(), mm.z() - first.z());
    double column = way.dot(orientation.row()) / spacing.betweenColumnsMm();
    double row = way.dot(orientation.column()) / spacing.betweenRowsMm();
    // Positions are of the centres of pixels.
    return new Point((column + 0.5) * width / columns, (row + 0.5) * height / rows);
  }
}
