package eir.deid.pixel;

import org.jspecify.annotations.Nullable;

/**
 * JPEG-LS (ITU-T T.87 Annex C): frame, scans and preset parameters. Mapping tables and sizes of
 * more than 16 bits are not read: DICOM has palettes and rows of its own.
 */
final class JpegLsHeaders extends JpegHeaders {
  private static final int FRAME = 0xF7;
  private static final int PARAMETERS = 0xF8;

  private @Nullable MarkerSegment parameters;
  private boolean areMet;

  JpegLsHeaders(PixelDescription pixels) {
    super(pixels);
  }

  @Override
  boolean mayStand(int marker) {
    return marker == FRAME
        || marker == PARAMETERS
        || marker == SCAN
        || marker == LINES
        || marker == RESTARTS;
  }

  @Override
  boolean isRestartLength(int length) {
    return length >= 2 && length <= 4;
  }

  @Override
  boolean mayRestart(long interval, long count) {
    return true;
  }

  @Override
  boolean other(int marker, MarkerSegment segment, Patches patches) {
    if (marker == FRAME) {
      return takeFrame(segment, 0) && pixels.mayCode(precision(segment));
    }
    boolean isAlone = parameters == null || areMet;
    parameters = segment;
    areMet = false;
    return isAlone && segment.length() == 11 && segment.at(0) == 1;
  }

  @Override
  boolean scan(MarkerSegment frame, MarkerSegment segment) {
    int count = componentsOfScan(frame, segment);
    if (count < 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (segment.at(2 + 2 * i) != 0) { // a mapping table
        return false;
      }
    }
    int near = segment.at(1 + 2 * count);
    areMet = true;
    return near < 1 << Math.min(8, precision(frame) - 1)
        && segment.at(2 + 2 * count) <= 2
        && segment.at(3 + 2 * count) <= 15
        && (parameters == null || areSane(parameters, precision(frame), near));
  }

  /** 0 stands for what follows from the precision (T.87 §C.2.4.1.1). */
  private static boolean areSane(MarkerSegment parameters, int precision, int near) {
    int highest = (1 << precision) - 1;
    int most = parameters.shortAt(1) == 0 ? highest : parameters.shortAt(1);
    int last = near + 1;
    for (int at = 3; at <= 7; at += 2) {
      int threshold = parameters.shortAt(at);
      if (threshold != 0 && (threshold < last || threshold > most)) {
        return false;
      }
      last = Math.max(last, threshold);
    }
    int reset = parameters.shortAt(9);
    return most <= highest && (reset == 0 || reset >= 3 && reset <= Math.max(255, most));
  }

  @Override
  boolean end(Patches patches) {
    return super.end(patches) && (parameters == null || areMet);
  }
}
