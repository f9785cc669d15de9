package eir.walk;

import eir.phantom.DemoCases;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Atlas;
import eir.phantom.media.DemoCd;
import eir.phantom.scan.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CDs of the made-up children, as ZIP files or as folders. */
final class Disc {
  private Disc() {}

  static PhantomStudy study(String code, Resolution resolution) throws IOException {
    return new PhantomStudy(Atlas.load(), DemoCases.find(code).orElseThrow(), resolution);
  }

  /** A ZIP of the CD with these studies. */
  static Path zip(Path folder, PhantomStudy... studies) throws IOException {
    Path disc = Files.createTempFile(folder, "CD", ".zip");
    try (OutputStream out = Files.newOutputStream(disc)) {
      new DemoCd(List.of(studies)).writeZip(out);
    }
    return disc;
  }

  /** Images of the study. */
  static int images(PhantomStudy study) throws IOException {
    int[] images = {0};
    study.write(_ -> images[0]++);
    return images[0];
  }
}
