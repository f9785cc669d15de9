package eir.cli.story;

import eir.archive.index.Inventory;
import eir.phantom.PhantomCase;
import eir.phantom.PhantomStudy;
import eir.phantom.head.Enhancement;
import eir.phantom.head.Lesion;
import eir.phantom.head.Stack;
import eir.phantom.scan.SeriesKind;
import eir.trial.UploadId;
import eir.trial.charter.Category;
import eir.trial.charter.SequenceClass;
import eir.trial.charter.SlicePlane;
import eir.trial.reading.Answer;
import eir.trial.reading.Mark;
import eir.trial.reading.ReadContext;
import eir.trial.reading.ReadForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a reader of the story answers the form: by the child's tumour as the phantom drew it, with
 * lines on the slices on which it lies, and towards the category of demo.json.
 */
final class StoryRead {
  private final PhantomCase child;
  private final PhantomStudy study;
  private final StoryImages images;
  private final UploadId upload;
  private final ReadContext context;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Mark> marks = new ArrayList<>();

  /** Of the images of {@code upload}, which show {@code child}. */
  StoryRead(PhantomCase child, StoryImages images, UploadId upload, ReadContext context) {
    this.child = child;
    this.study = images.study(child);
    this.images = images;
    this.upload = upload;
    this.context = context;
  }

  /**
   * The whole form.
   *
   * @param share of the tumour's true size that this reader measures: no two measure the same
   * @param comment why, if the category is not the usual one
   */
  ReadForm form(Category category, double share, String comment) {
    usual();
    switch (category) {
      case CHARACTERISTIC -> {}
      case LIKELY -> likely(comment);
      case ALTERNATIVE -> alternative(comment);
      case NOT_EVALUABLE -> throw new IllegalArgumentException("no reader of the story says so");
    }
    say("E1", category.name());
    measure(share);
    return new ReadForm(answers, marks);
  }

  private void usual() {
    for (String pair :
        List.of(
            "A1=YES",
            "B1=PONS",
            "B4=YES",
            "C1=ILL_DEFINED",
            "C2=NONE",
            "C3=ENCASED",
            "C4=HYPO",
            "C5=HYPER",
            "C6b=NONE",
            "C7=NONE",
            "C8=" + (context.has(SequenceClass.DWI_ADC) ? "NONE" : "NOT_ASSESSABLE"),
            "C11=NONE",
            "C12=NONE",
            "C14=NONE")) {
      say(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    say("C13", context.showsSpine() ? "YES" : "NO");
    answers.put("B2", new Answer.Whole(child.lesion() == Lesion.SMALL ? 55 : 85));
    answers.put("B3", new Answer.Words(List.of("MIDBRAIN", "MEDULLA")));
    boolean takesUp =
        child.enhancement() == Enhancement.PRESENT && context.has(SequenceClass.T1_POST);
    answers.put("C9", new Answer.Words(List.of(takesUp ? "RING" : "NONE")));
    say("C6", takesUp ? "PRESENT" : "NONE");
    if (takesUp) {
      say("C10", "LT25");
    }
    if (child.lesion() == Lesion.EXOPHYTIC) {
      say("C2", "MINOR");
      answers.put("C2d", new Answer.Words(List.of("LATERAL")));
    }
    answers.put("E2", new Answer.Whole(4));
    answers.put("E4", new Answer.Words(List.of("NONE")));
  }

  private void likely(String comment) {
    answers.put("B2", new Answer.Whole(60));
    say("C1", "MIXED");
    say("E5", comment);
    answers.put("E2", new Answer.Whole(3));
    answers.put("E3", new Answer.Words(List.of("OTHER_LOW_GRADE_GLIOMA")));
  }

  private void alternative(String comment) {
    answers.put("B2", new Answer.Whole(40));
    say("B4", "NO");
    say("C1", "WELL_DEFINED");
    say("C3", "ABUTTED");
    say("C6b", "PRESENT");
    say("E5", comment);
    answers.put("E3", new Answer.Words(List.of("PILOCYTIC_ASTROCYTOMA")));
  }

  private void say(String item, String word) {
    answers.put(item, new Answer.Text(word));
  }

  // The box of the tumour: both axial diameters on one slice, the craniocaudal one on a sagittal.
  private void measure(double share) {
    double[] box = study.scan().lesionBoxMm();
    double[] middle = new double[3];
    double[] half = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      middle[axis] = (box[axis] + box[3 + axis]) / 2;
      half[axis] = share * (box[3 + axis] - box[axis]) / 2;
    }
    ReadContext.Series axial = series(SequenceClass.T2, SlicePlane.AX);
    ReadContext.Series sagittal = series(SequenceClass.T1_POST, SlicePlane.SAG);
    say("D0", axial.uid());
    int transverse = 0;
    int front = 1;
    boolean isWide = half[transverse] >= half[front];
    line("D1", axial, SeriesKind.T2_AXIAL, 2, middle, half, isWide ? transverse : front);
    line("D2", axial, SeriesKind.T2_AXIAL, 2, middle, half, isWide ? front : transverse);
    line("D3", axial, SeriesKind.T2_AXIAL, 2, middle, half, front);
    line("D4", axial, SeriesKind.T2_AXIAL, 2, middle, half, transverse);
    line("D5", sagittal, SeriesKind.T1_SAGITTAL_POST, 0, middle, half, 2);
  }

  private ReadContext.Series series(SequenceClass sequence, SlicePlane plane) {
    return context.series().stream()
        .filter(one -> one.sequence() == sequence && one.plane() == plane)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a study of the story lacks " + sequence));
  }

  /** A line along one axis of the head, on the slice nearest to the tumour's middle. */
  private void line(
      String item,
      ReadContext.Series series,
      SeriesKind kind,
      int across,
      double[] middle,
      double[] half,
      int along) {
    Stack stack = study.stack(kind);
    int nearest = 0;
    for (int slice = 1; slice < stack.slices(); slice++) {
      nearest =
          distance(stack, slice, across, middle) < distance(stack, nearest, across, middle)
              ? slice
              : nearest;
    }
    double[] from = middle.clone();
    from[across] = stack.corner(nearest)[across];
    double[] to = from.clone();
    from[along] -= half[along];
    to[along] += half[along];
    Inventory.Instance instance = images.slices(upload, series.uid()).get(nearest);
    Mark mark =
        new Mark(
            item,
            series.uid(),
            instance.sopInstanceUid(),
            1,
            List.of(point(study.scan().pose().point(from)), point(study.scan().pose().point(to))));
    marks.add(mark);
    answers.put(
        item,
        new Answer.Decimal(BigDecimal.valueOf(mark.lengthMm()).setScale(1, RoundingMode.HALF_UP)));
  }

  private static double distance(Stack stack, int slice, int across, double[] middle) {
    return Math.abs(stack.corner(slice)[across] - middle[across]);
  }

  private static Mark.Point point(double[] mm) {
    return new Mark.Point(hundredths(mm[0]), hundredths(mm[1]), hundredths(mm[2]));
  }

  private static BigDecimal hundredths(double mm) {
    return BigDecimal.valueOf(mm).setScale(2, RoundingMode.HALF_UP);
  }
}
