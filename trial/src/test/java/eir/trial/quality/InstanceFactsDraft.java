package eir.trial.quality;

import eir.trial.Sex;
import eir.trial.quality.SubmissionFacts.InstanceFacts;
import eir.trial.quality.SubmissionFacts.ObjectKind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The facts of one file, open to changes. */
final class InstanceFactsDraft {
  String uid;
  String seriesUid;
  ObjectKind kind;
  boolean isMrModality;
  boolean isIdentityRemoved;
  List<String> methodCodes;
  boolean isBurnedIn;
  String patientId;
  String subjectId;
  Sex sex;
  OptionalInt ageYears;
  List<String> imageType;
  String conversionType;
  OptionalDouble fieldTesla;
  boolean isLossy;

  private InstanceFactsDraft(InstanceFacts from) {
    uid = from.uid();
    seriesUid = from.seriesUid();
    kind = from.kind();
    isMrModality = from.isMrModality();
    isIdentityRemoved = from.isIdentityRemoved();
    methodCodes = from.methodCodes();
    isBurnedIn = from.isBurnedIn();
    patientId = from.patientId();
    subjectId = from.subjectId();
    sex = from.sex();
    ageYears = from.ageYears();
    imageType = from.imageType();
    conversionType = from.conversionType();
    fieldTesla = from.fieldTesla();
    isLossy = from.isLossy();
  }

  /** What {@code from} is after {@code change}. */
  static InstanceFacts of(InstanceFacts from, Consumer<InstanceFactsDraft> change) {
    InstanceFactsDraft draft = new InstanceFactsDraft(from);
    change.accept(draft);
    return draft.facts();
  }

  private InstanceFacts facts() {
    return new InstanceFacts(
        uid,
        seriesUid,
        kind,
        isMrModality,
        isIdentityRemoved,
        methodCodes,
        isBurnedIn,
        patientId,
        subjectId,
        sex,
        ageYears,
        imageType,
        conversionType,
        fieldTesla,
        isLossy);
  }
}
