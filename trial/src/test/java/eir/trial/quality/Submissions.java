package eir.trial.quality;

import eir.trial.Sex;
import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.quality.SubmissionFacts.InstanceFacts;
import eir.trial.quality.SubmissionFacts.ObjectKind;
import eir.trial.quality.SubmissionFacts.Pixels;
import eir.trial.quality.SubmissionFacts.Series;
import eir.trial.quality.SubmissionFacts.Slice;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A submission that passes every check, and changes of it. */
public final class Submissions {
  static final LocalDateTime START = LocalDateTime.of(2026, 1, 3, 9, 0);

  private Submissions() {}

  public static SubmissionFacts clean() {
    return of(
        series("1.1", SequenceClass.T1_PRE, SlicePlane.AX, BodyRegion.BRAIN, 0),
        series("1.2", SequenceClass.T2, SlicePlane.AX, BodyRegion.BRAIN, 5),
        series("1.3", SequenceClass.FLAIR, SlicePlane.AX, BodyRegion.BRAIN, 10),
        series("1.4", SequenceClass.T1_POST, SlicePlane.AX, BodyRegion.BRAIN, 20),
        series("1.5", SequenceClass.DWI_ADC, SlicePlane.AX, BodyRegion.BRAIN, 12),
        series("1.6", SequenceClass.SWI_OR_GRE, SlicePlane.AX, BodyRegion.BRAIN, 14),
        series("1.7", SequenceClass.T1_POST, SlicePlane.SAG, BodyRegion.SPINE, 30));
  }

  static SubmissionFacts of(Series... series) {
    List<InstanceFacts> instances = new ArrayList<>();
    for (Series one : series) {
      instances.add(instance(one.uid()));
    }
    return new SubmissionFacts(
        "EIR-0001",
        Optional.of("P1"),
        new SubmissionFacts.Declared(7, Sex.FEMALE),
        OptionalInt.of(5),
        instances,
        List.of(series));
  }

  static InstanceFacts instance(String seriesUid) {
    return new InstanceFacts(
        seriesUid + ".1",
        seriesUid,
        ObjectKind.MR_IMAGE,
        true,
        true,
        List.of("113100", "113105"),
        false,
        "P1",
        "EIR-0001",
        Sex.FEMALE,
        OptionalInt.of(7),
        List.of("ORIGINAL", "PRIMARY", "M"),
        "",
        OptionalDouble.of(1.5),
        false);
  }

  /** 30 slices of 4 mm without a gap. */
  static Series series(
      String uid, SequenceClass sequence, SlicePlane plane, BodyRegion region, int minute) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      slices.add(slice(i * 4.0));
    }
    return new Series(
        uid,
        sequence,
        plane,
        region,
        false,
        sequence == SequenceClass.T1_POST,
        Optional.of(START.plusMinutes(minute)),
        slices);
  }

  static Slice slice(double depthMm) {
    return new Slice(
        OptionalDouble.of(depthMm),
        0.99,
        OptionalDouble.of(4.0),
        OptionalDouble.of(0.9),
        OptionalDouble.of(0.9),
        "",
        false,
        256,
        256,
        Pixels.VARIED);
  }

  /** The submission with another form of the series {@code uid}. */
  static SubmissionFacts withSeries(
      SubmissionFacts facts, String uid, UnaryOperator<Series> change) {
    return new SubmissionFacts(
        facts.caseCode(),
        facts.pseudonym(),
        facts.declared(),
        facts.imagingAgeDays(),
        facts.instances(),
        facts.series().stream()
            .map(one -> one.uid().equals(uid) ? change.apply(one) : one)
            .toList());
  }

  /** The submission with another form of the first file. */
  static SubmissionFacts withInstance(Consumer<InstanceFactsDraft> change) {
    SubmissionFacts facts = clean();
    List<InstanceFacts> instances = new ArrayList<>(facts.instances());
    instances.set(0, InstanceFactsDraft.of(instances.getFirst(), change));
    return new SubmissionFacts(
        facts.caseCode(),
        facts.pseudonym(),
        facts.declared(),
        facts.imagingAgeDays(),
        instances,
        facts.series());
  }

  /** The clean submission, in which Eir took the series {@code uid} for {@code sequence}. */
  public static SubmissionFacts taking(String uid, SequenceClass sequence) {
    return withSeries(clean(), uid, one -> taken(one, sequence));
  }

  static Series taken(Series one, SequenceClass sequence) {
    return new Series(
        one.uid(),
        sequence,
        one.plane(),
        one.region(),
        one.isVolume(),
        one.hasContrast(),
        one.acquired(),
        one.slices());
  }

  static SubmissionFacts withSlices(String uid, UnaryOperator<List<Slice>> change) {
    return withSeries(
        clean(),
        uid,
        one ->
            new Series(
                one.uid(),
                one.sequence(),
                one.plane(),
                one.region(),
                one.isVolume(),
                one.hasContrast(),
                one.acquired(),
                change.apply(new ArrayList<>(one.slices()))));
  }

  static SubmissionFacts withEachSlice(String uid, Consumer<SliceDraft> change) {
    return withSlices(
        uid, slices -> slices.stream().map(slice -> SliceDraft.of(slice, change)).toList());
  }

  static SubmissionFacts without(String uid) {
    SubmissionFacts facts = clean();
    return new SubmissionFacts(
        facts.caseCode(),
        facts.pseudonym(),
        facts.declared(),
        facts.imagingAgeDays(),
        facts.instances(),
        facts.series().stream().filter(one -> !one.uid().equals(uid)).toList());
  }

  static SubmissionFacts aged(OptionalInt days) {
    SubmissionFacts facts = clean();
    return new SubmissionFacts(
        facts.caseCode(),
        facts.pseudonym(),
        facts.declared(),
        days,
        facts.instances(),
        facts.series());
  }
}
