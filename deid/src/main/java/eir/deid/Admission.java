package eir.deid;

import eir.deid.header.IdentityReader;
import eir.deid.header.Suspicion;
import eir.deid.header.TopLevel;
import eir.deid.key.SubjectAnchor;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.deid.rule.TagPath;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.text.Latin1;
import java.util.Optional;

/**
 * Which files are taken at all, and what can be said of a file before anything is done to it.
 *
 * @param intake the SOP classes that are taken
 * @param profile the trial's; reports need an option of it
 * @param identities reads names and numbers as their character sets say
 */
record Admission(Intake intake, Profile profile, IdentityReader identities) {
  private static final String DICOMDIR = Uids.MEDIA_STORAGE_DIRECTORY_STORAGE;

  /** What the page lists about a file before anything is sent. */
  Inspection inspect(ElementTable table) {
    if (table.fault() != Fault.NONE) {
      return Inspection.unreadable(table.transferSyntaxUid(), refusal(table).orElseThrow());
    }
    Optional<Refusal> refusal = refusal(table);
    boolean suspicious = refusal.isEmpty() && Suspicion.isOn(table, iod(table));
    if (suspicious) {
      refusal = Optional.of(refusal(RefusalCode.BURNED_IN_SUSPICION, table, -1));
    }
    return new Inspection(
        TopLevel.text(table, Tags.SOP_CLASS_UID),
        table.transferSyntaxUid(),
        TopLevel.text(table, Tags.MODALITY),
        anchor(table),
        decoded(table, Tags.PATIENT_NAME),
        decoded(table, Tags.PATIENT_BIRTH_DATE),
        decoded(table, Tags.STUDY_DATE),
        decoded(table, Tags.STUDY_INSTANCE_UID),
        decoded(table, Tags.SERIES_INSTANCE_UID),
        decoded(table, Tags.SOP_INSTANCE_UID),
        decoded(table, Tags.SERIES_DESCRIPTION),
        TopLevel.integer(table, Tags.SERIES_NUMBER, -1),
        TopLevel.integer(table, Tags.NUMBER_OF_FRAMES, 1),
        table.firstUnsignedShort(table.find(Tags.ROWS), 0),
        table.firstUnsignedShort(table.find(Tags.COLUMNS), 0),
        suspicious,
        refusal);
  }

  /** Whose the file is, by Patient ID and its issuer; absent without one. */
  Optional<Identifying<String>> anchor(ElementTable table) {
    int id = table.find(Tags.PATIENT_ID);
    if (id < 0 || SubjectAnchor.isBlank(identities.text(table, id))) {
      return Optional.empty();
    }
    int issuer = table.find(Tags.ISSUER_OF_PATIENT_ID);
    String issuerText = issuer < 0 ? "" : identities.text(table, issuer);
    return Optional.of(SubjectAnchor.of(identities.text(table, id), issuerText));
  }

  /** Why the file is not taken, whoever looks at it; absent if it is. */
  Optional<Refusal> refusal(ElementTable table) {
    if (table.fault() != Fault.NONE) {
      String path = table.faultTag() == 0 ? "" : TagPath.inBraces(table.faultTag());
      return Optional.of(new Refusal(RefusalCode.of(table.fault()), path, table.faultOffset()));
    }
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    int meta = table.find(Tags.MEDIA_STORAGE_SOP_CLASS_UID, 0, table.firstOfDataSet());
    boolean isDirectory =
        table.find(0x00041220) >= 0
            || meta >= 0
                && Latin1.text(table.bytes(), table.value(meta), table.length(meta))
                    .trim()
                    .equals(DICOMDIR);
    if (isDirectory) {
      return Optional.of(refusal(RefusalCode.DICOMDIR, table, -1));
    }
    if (sopClass.isEmpty()) {
      return Optional.of(refusal(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, -1));
    }
    Optional<Iod> iod = intake.iod(sopClass);
    if (iod.isEmpty()) {
      return Optional.of(refusal(RefusalCode.SOP_CLASS, table, table.find(Tags.SOP_CLASS_UID)));
    }
    if (iod.get() == Iod.REPORT && !profile.applies(Option.CLEAN_STRUCTURED_CONTENT)) {
      int named = table.find(Tags.SOP_CLASS_UID);
      return Optional.of(refusal(RefusalCode.REPORT_NOT_CHOSEN, table, named));
    }
    boolean isNamed =
        !TopLevel.text(table, Tags.SOP_INSTANCE_UID).isEmpty()
            && TopLevel.text(table, Tags.SOP_INSTANCE_UID).indexOf('\\') < 0
            && !TopLevel.text(table, Tags.SERIES_INSTANCE_UID).isEmpty()
            && !TopLevel.text(table, Tags.STUDY_INSTANCE_UID).isEmpty();
    return isNamed
        ? Optional.empty()
        : Optional.of(refusal(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, -1));
  }

  /** Of a file that is taken. */
  Iod iod(ElementTable table) {
    return intake.iod(TopLevel.text(table, Tags.SOP_CLASS_UID)).orElseThrow();
  }

  private Identifying<String> decoded(ElementTable table, int tag) {
    int row = table.find(tag);
    return new Identifying<>(row < 0 ? "" : identities.text(table, row));
  }

  /** {@code code} at {@code row}, or of the whole file if that is -1. */
  static Refusal refusal(RefusalCode code, ElementTable table, int row) {
    return row < 0
        ? new Refusal(code, "", 0)
        : new Refusal(code, TagPath.of(table, row), table.start(row));
  }
}
