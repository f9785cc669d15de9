package eir.trial.quality;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.SubmissionFacts.Series;
import eir.trial.quality.SubmissionFacts.Slice;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The facts of one series, open to changes. */
final class SeriesDraft {
  String uid;
  SequenceClass sequence;
  SlicePlane plane;
  BodyRegion region;
  boolean isVolume;
  boolean hasContrast;
  Optional<LocalDateTime> acquired;
  List<Slice> slices;

  private SeriesDraft(Series from) {
    uid = from.uid();
    sequence = from.sequence();
    plane = from.plane();
    region = from.region();
    isVolume = from.isVolume();
    hasContrast = from.hasContrast();
    acquired = from.acquired();
    slices = from.slices();
  }

  /** What {@code from} is after {@code change}. */
  static Series of(Series from, Consumer<SeriesDraft> change) {
    SeriesDraft draft = new SeriesDraft(from);
    change.accept(draft);
    return draft.facts();
  }

  private Series facts() {
    return new Series(uid, sequence, plane, region, isVolume, hasContrast, acquired, slices);
  }
}
