package eir.trial.reading;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import java.math.BigDecimal;
import java.util.List;

/** A submission and a form that nothing is wrong with, for tests that break one thing. */
final class FormRules {
  static final String T2 = "1.2.1";
  static final String SAGITTAL = "1.2.2";

  static final ReadContext FULL_STUDY =
      new ReadContext(
          List.of(
              series(T2, SequenceClass.T2, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series(SAGITTAL, SequenceClass.T1_PRE, SlicePlane.SAG, BodyRegion.BRAIN, 4),
              series("1.2.3", SequenceClass.DWI_ADC, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.4", SequenceClass.T1_POST, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.5", SequenceClass.T1_POST, SlicePlane.SAG, BodyRegion.SPINE, 3)));

  private FormRules() {}

  static ReadContext.Series series(
      String uid, SequenceClass sequence, SlicePlane plane, BodyRegion region, double stepMm) {
    return new ReadContext.Series(uid, sequence, plane, region, stepMm);
  }

  /** The typical read with its series and a line for each measurement. */
  static ReadForm clean() {
    return Vectors.read("typical")
        .with("D0", new Answer.Text(T2))
        .marked(
            line("D1", T2, "1.2.1.7", "48.2", "0", "0"),
            line("D2", T2, "1.2.1.7", "0", "41.7", "0"),
            line("D3", T2, "1.2.1.8", "0", "40.3", "0"),
            line("D4", T2, "1.2.1.8", "47.9", "0", "0"),
            line("D5", SAGITTAL, "1.2.2.5", "0", "0", "44.0"));
  }

  static Mark line(String item, String series, String instance, String x, String y, String z) {
    return new Mark(
        item,
        series,
        instance,
        1,
        List.of(
            new Mark.Point(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            new Mark.Point(new BigDecimal(x), new BigDecimal(y), new BigDecimal(z))));
  }

  static Answer word(String word) {
    return new Answer.Text(word);
  }

  static Answer words(String... words) {
    return new Answer.Words(List.of(words));
  }

  static Answer whole(int number) {
    return new Answer.Whole(number);
  }

  static Answer decimal(String number) {
    return new Answer.Decimal(new BigDecimal(number));
  }
}
