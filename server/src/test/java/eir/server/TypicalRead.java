package eir.server;

import eir.trial.charter.BodyRegion;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.reading.Answer;
import eir.trial.reading.Mark;
import eir.trial.reading.ReadContext;
import eir.trial.reading.ReadForm;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form that nothing is wrong with, on a study that has all it asks for. */
final class TypicalRead {
  static final ReadContext FULL_STUDY =
      new ReadContext(
          List.of(
              series("1.2.1", SequenceClass.T2, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.2", SequenceClass.T1_PRE, SlicePlane.SAG, BodyRegion.BRAIN, 4),
              series("1.2.3", SequenceClass.DWI_ADC, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.4", SequenceClass.T1_POST, SlicePlane.AX, BodyRegion.BRAIN, 4),
              series("1.2.5", SequenceClass.T1_POST, SlicePlane.SAG, BodyRegion.SPINE, 3)));

  private static ReadContext.Series series(
      String uid, SequenceClass sequence, SlicePlane plane, BodyRegion region, double stepMm) {
    return new ReadContext.Series(uid, sequence, plane, region, stepMm);
  }

  private TypicalRead() {}

  /** With {@code other} answers in the place of its own. */
  static ReadForm with(Map<String, Answer> other) {
    Map<String, Answer> answers = new HashMap<>();
    for (String word :
        List.of(
            "A1=YES",
            "B1=PONS",
            "B4=YES",
            "C1=ILL_DEFINED",
            "C2=NONE",
            "C3=ENCASED",
            "C4=HYPO",
            "C5=HYPER",
            "C6=NONE",
            "C6b=NONE",
            "C7=NONE",
            "C8=NONE",
            "C11=NONE",
            "C12=NONE",
            "C13=YES",
            "C14=NONE",
            "D0=1.2.1",
            "E1=CHARACTERISTIC")) {
      String[] pair = word.split("=");
      answers.put(pair[0], new Answer.Text(pair[1]));
    }
    answers.put("B2", new Answer.Whole(85));
    answers.put("E2", new Answer.Whole(4));
    answers.put("B3", new Answer.Words(List.of("MIDBRAIN", "MEDULLA")));
    answers.put("C9", new Answer.Words(List.of("NONE")));
    answers.put("E4", new Answer.Words(List.of("NONE")));
    String[] sizes = {"48.2", "41.7", "40.3", "47.9", "44.0"};
    for (int i = 0; i < sizes.length; i++) {
      answers.put("D" + (i + 1), new Answer.Decimal(new BigDecimal(sizes[i])));
    }
    answers.putAll(other);
    return new ReadForm(
        answers,
        List.of(
            line("D1", "1.2.1", "1.2.1.7", "48.2", "0", "0"),
            line("D2", "1.2.1", "1.2.1.7", "0", "41.7", "0"),
            line("D3", "1.2.1", "1.2.1.8", "0", "40.3", "0"),
            line("D4", "1.2.1", "1.2.1.8", "47.9", "0", "0"),
            line("D5", "1.2.2", "1.2.2.5", "0", "0", "44.0")));
  }

  private static Mark line(
      String item, String series, String instance, String x, String y, String z) {
    return new Mark(
        item,
        series,
        instance,
        1,
        List.of(
            new Mark.Point(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            new Mark.Point(new BigDecimal(x), new BigDecimal(y), new BigDecimal(z))));
  }
}
