package eir.trial.quality;

import eir.trial.quality.SubmissionFacts.Pixels;
import eir.trial.quality.SubmissionFacts.Slice;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The facts of one slice, open to changes. */
final class SliceDraft {
  OptionalDouble depthMm;
  double axisShare;
  OptionalDouble thicknessMm;
  OptionalDouble rowSpacingMm;
  OptionalDouble columnSpacingMm;
  String phase;
  boolean isTimed;
  int rows;
  int columns;
  Pixels pixels;

  private SliceDraft(Slice from) {
    depthMm = from.depthMm();
    axisShare = from.axisShare();
    thicknessMm = from.thicknessMm();
    rowSpacingMm = from.rowSpacingMm();
    columnSpacingMm = from.columnSpacingMm();
    phase = from.phase();
    isTimed = from.isTimed();
    rows = from.rows();
    columns = from.columns();
    pixels = from.pixels();
  }

  /** What {@code from} is after {@code change}. */
  static Slice of(Slice from, Consumer<SliceDraft> change) {
    SliceDraft draft = new SliceDraft(from);
    change.accept(draft);
    return draft.facts();
  }

  private Slice facts() {
    return new Slice(
        depthMm,
        axisShare,
        thicknessMm,
        rowSpacingMm,
        columnSpacingMm,
        phase,
        isTimed,
        rows,
        columns,
        pixels);
  }
}
