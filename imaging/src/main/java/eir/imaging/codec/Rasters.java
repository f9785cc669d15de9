package eir.imaging.codec;

import eir.dicom.MalformedDicomException;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a frame with a reader of {@code javax.imageio}. */
final class Rasters {
  private Rasters() {}

  /**
   * Decodes {@code stream} into {@code out}, closes it and disposes of {@code reader}; whatever
   * either throws is malformed.
   */
  static void read(ImageReader reader, ImageInputStream stream, FrameShape shape, short[] out) {
    Raster raster;
    try (ImageInputStream in = stream) {
      reader.setInput(in, true, true);
      raster = reader.readRaster(0, null);
    } catch (MalformedDicomException | VirtualMachineError e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) { // JJ2000 throws Error and ThreadDeath
      // Their texts can quote comments of the stream, so neither text nor cause goes on.
      throw CodeStream.malformed(
          "a code stream that its reader refuses with " + e.getClass().getSimpleName(),
          "a valid code stream (PS3.5 §8.2)",
          0);
    } finally {
      reader.dispose();
    }
    if (raster.getWidth() != shape.columns()
        || raster.getHeight() != shape.rows()
        || raster.getNumBands() != shape.samples()) {
      throw CodeStream.malformed(
          "a decoded raster of another shape", "the shape of the data set (PS3.5 §8.2)", 0);
    }
    int[] line = new int[shape.columns() * shape.samples()];
    for (int row = 0; row < shape.rows(); row++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + row, shape.columns(), 1, line);
      for (int i = 0; i < line.length; i++) {
        out[row * line.length + i] = (short) line[i];
      }
    }
  }
}
