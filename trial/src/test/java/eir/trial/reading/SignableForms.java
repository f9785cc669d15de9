package eir.trial.reading;

/** Forms that may be signed, one for each side a read can take. */
public final class SignableForms {
  /** The submission they are about. */
  public static final ReadContext CONTEXT = FormRules.FULL_STUDY;

  private SignableForms() {}

  /** On the eligible side. */
  public static ReadForm characteristic() {
    return FormRules.clean();
  }

  /** Not on the eligible side. */
  public static ReadForm alternative() {
    return Vectors.read("focal exophytic")
        .with("D0", new Answer.Text(FormRules.T2))
        .with("E5", new Answer.Text("measured by hand"));
  }

  /** Not evaluable. */
  public static ReadForm notEvaluable() {
    return Vectors.read("not evaluable");
  }
}
