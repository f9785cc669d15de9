package eir.trial.reading;

import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.reading.FormFinding.Code;
import eir.trial.reading.FormFinding.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of D0 to D5: measurements are lines on images, and a typed number says so. */
final class MeasureCheck {
  private static final List<String> LINES = List.of("D1", "D2", "D3", "D4", "D5");
  private static final BigDecimal LEAST_EXPECTED_MM = new BigDecimal(10);
  private static final BigDecimal MOST_EXPECTED_MM = new BigDecimal(100);
  private static final BigDecimal SLACK_MM = new BigDecimal(2);
  private static final double SLACK_DEGREES = 5;
  // A length is written with one decimal; its line may be half of that off, and the points a bit.
  private static final double ROUNDING_MM = 0.1;

  private final ReadForm form;
  private final ReadContext context;
  private final List<FormFinding> findings = new ArrayList<>();

  MeasureCheck(ReadForm form, ReadContext context) {
    this.form = form;
    this.context = context;
  }

  List<FormFinding> findings() {
    if (form.answer("D0").isPresent() && !isAxialT2(form.word("D0"))) {
      find("D0", Weight.HARD, Code.SERIES_NOT_AXIAL_T2);
    }
    for (String item : LINES) {
      if (form.number(item).isPresent() && !isDrawn(item)) {
        find(item, Weight.SOFT, Code.TYPED_NUMBER);
      }
    }
    Optional<BigDecimal> longest = form.number("D1");
    if (longest.isPresent()) {
      if (isLonger("D2", longest.get())) {
        find("D1", Weight.HARD, Code.SHORTER_THAN_PERPENDICULAR);
      }
      if (longest.get().compareTo(LEAST_EXPECTED_MM) < 0
          || longest.get().compareTo(MOST_EXPECTED_MM) > 0) {
        find("D1", Weight.SOFT, Code.SIZE_UNEXPECTED);
      }
      for (String item : List.of("D3", "D4")) {
        if (isLonger(item, longest.get().add(SLACK_MM))) {
          find(item, Weight.SOFT, Code.LONGER_THAN_LONGEST);
        }
      }
    }
    crossed();
    craniocaudal();
    return findings;
  }

  private boolean isAxialT2(String uid) {
    return context
        .find(uid)
        .filter(one -> one.plane() == SlicePlane.AX)
        .filter(one -> one.sequence() == SequenceClass.T2 || one.sequence() == SequenceClass.FLAIR)
        .isPresent();
  }

  private boolean isDrawn(String item) {
    double written = form.number(item).orElseThrow().doubleValue();
    return line(item)
        .filter(line -> Math.abs(line.lengthMm() - written) <= ROUNDING_MM)
        .isPresent();
  }

  private Optional<Mark> line(String item) {
    return form.mark(item).filter(Mark::isLine);
  }

  private boolean isLonger(String item, BigDecimal limit) {
    return form.number(item).map(number -> number.compareTo(limit) > 0).orElse(false);
  }

  private void crossed() {
    Optional<Mark> longest = line("D1");
    Optional<Mark> perpendicular = line("D2");
    if (longest.isEmpty() || perpendicular.isEmpty()) {
      return;
    }
    if (!longest.get().isOnSliceOf(perpendicular.get())) {
      find("D2", Weight.HARD, Code.OTHER_SLICE);
    }
    if (longest.get().degreesTo(perpendicular.get()) < 90 - SLACK_DEGREES) {
      find("D2", Weight.HARD, Code.NOT_PERPENDICULAR);
    }
  }

  // On a sagittal or coronal slice, or from slice to slice of another stack.
  private void craniocaudal() {
    Optional<Mark> line = line("D5");
    if (line.isEmpty()) {
      return;
    }
    Optional<ReadContext.Series> series = context.find(line.get().seriesUid());
    boolean inPlane =
        series
            .filter(one -> one.plane() == SlicePlane.SAG || one.plane() == SlicePlane.COR)
            .isPresent();
    boolean acrossSlices =
        series
            .filter(one -> one.plane() == SlicePlane.AX && one.stepMm() > 0)
            .filter(one -> isWholeNumberOf(one.stepMm(), line.get().lengthMm()))
            .isPresent();
    if (!inPlane && !acrossSlices) {
      find("D5", Weight.SOFT, Code.PLANE_UNEXPECTED);
    }
  }

  private static boolean isWholeNumberOf(double stepMm, double lengthMm) {
    long steps = Math.round(lengthMm / stepMm);
    return steps >= 1 && Math.abs(steps * stepMm - lengthMm) <= ROUNDING_MM;
  }

  private void find(String item, Weight weight, Code code) {
    findings.add(new FormFinding(item, weight, code));
  }
}
