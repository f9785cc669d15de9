package eir.phantom;

import eir.phantom.head.Atlas;
import eir.phantom.scan.Resolution;
import eir.phantom.scan.SeriesKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Studies for tests, from one atlas that is loaded once. */
public final class Studies {
  public static final Atlas ATLAS = Atlas.load();

  private Studies() {}

  public static PhantomStudy tiny(PhantomCase phantomCase) {
    return new PhantomStudy(ATLAS, phantomCase, Resolution.TINY);
  }

  public static List<PhantomFile> files(PhantomStudy study) throws IOException {
    List<PhantomFile> files = new ArrayList<>();
    study.write(files::add);
    return files;
  }

  public static List<PhantomFile> files(PhantomStudy study, SeriesKind kind) throws IOException {
    List<PhantomFile> files = new ArrayList<>();
    study.write(kind, files::add);
    return files;
  }
}
