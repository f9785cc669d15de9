package eir.deid;

import eir.deid.PixelLook.Looked;
import eir.deid.clean.Age;
import eir.deid.header.ChosenKeys;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.HeaderCleaner;
import eir.deid.header.Identity;
import eir.deid.header.IdentityReader;
import eir.deid.header.ImageFacts;
import eir.deid.header.Journal;
import eir.deid.header.Keys;
import eir.deid.header.MetaGroup;
import eir.deid.header.OverlayPlanes;
import eir.deid.header.OwnElements;
import eir.deid.header.OwnOutput;
import eir.deid.header.PixelCleaning;
import eir.deid.header.ReplacedKeys;
import eir.deid.header.SenderKeys;
import eir.deid.header.TopLevel;
import eir.deid.key.SiteKey;
import eir.deid.key.SubjectAnchor;
import eir.deid.pixel.Box;
import eir.deid.pixel.FramePainter;
import eir.deid.pixel.PaintedFrames;
import eir.deid.pixel.PixelSection;
import eir.deid.plan.Segment;
import eir.deid.plan.SegmentPlan;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.deid.rule.TagPath;
import eir.dicom.Bytes;
import eir.dicom.Identifying;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.dicom.text.Dates;
import eir.dicom.text.Latin1;
import eir.dicom.text.TwoByteSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a file into the plan of a harmless one, or refuses it.
 *
 * <p>Reads the header and, of compressed pixels, the code streams; native pixels stay unread. The
 * same input, profile, key, stamp and subject give the same output on JVM and in the browser. A
 * deflated file is inflated by the host first ({@link eir.dicom.stream.Deflated}). A file that Eir
 * made is recognised and comes out as it went in, but for overlay planes, which stay by an answer
 * of this run alone. Reuse one object for many files; it is not for two threads at once.
 */
public final class Deidentifier {
  private static final int LONGEST_UID = 64;
  private static final String DICOMDIR = Uids.MEDIA_STORAGE_DIRECTORY_STORAGE;

  private final Intake intake;
  private final FramePainter painter;
  private final Profile profile;
  private final SiteKey key;
  private final Stamp stamp;
  private Optional<SenderKeys> senderKeys = Optional.empty();
  private final DataSetWalker walker = new DataSetWalker();
  private final HeaderCleaner cleaner;
  private final IdentityReader identities;
  private final HeaderBuffer out = new HeaderBuffer();
  private final byte[] instanceUid = new byte[LONGEST_UID];
  private final SubjectMemo subjects;

  /** A de-identifier of one site for one trial, on a host without two-byte character sets. */
  public Deidentifier(Profile profile, SiteKey key, Stamp stamp) {
    this(profile, key, stamp, (_, _, from, to) -> "\uFFFD".repeat((to - from) / 2));
  }

  /** As above, names in two-byte character sets decoded by {@code host} for comparison. */
  public Deidentifier(Profile profile, SiteKey key, Stamp stamp, TwoByteSets host) {
    this(profile, key, stamp, host, Intake.TRIAL);
  }

  /** As above, of the files that {@code intake} takes. */
  public Deidentifier(Profile profile, SiteKey key, Stamp stamp, TwoByteSets host, Intake intake) {
    this(profile, key, stamp, host, intake, FramePainter.NONE);
  }

  /** As above, with {@code painter} where boxes are to be blank in compressed frames. */
  public Deidentifier(
      Profile profile,
      SiteKey key,
      Stamp stamp,
      TwoByteSets host,
      Intake intake,
      FramePainter painter) {
    this.intake = intake;
    this.painter = painter;
    this.profile = profile;
    this.key = key;
    this.stamp = stamp;
    cleaner = new HeaderCleaner(profile, intake.reportCodes());
    identities = new IdentityReader(host, profile);
    subjects = new SubjectMemo(profile, stamp, key);
  }

  /**
   * From here on files of {@code anchor} are {@code subject}'s, as the clinic's own list says:
   * after a change of the site key the child keeps its pseudonym and its shift.
   */
  public void know(Identifying<String> anchor, Subject subject) {
    subjects.know(anchor, subject);
  }

  /** Whose files those of {@code anchor} are. */
  public Subject subjectOf(Identifying<String> anchor) {
    return subjects.of(anchor);
  }

  /** What the page lists about {@code source} before anything is sent. */
  public Inspection inspect(Source source) {
    ElementTable table = walker.walk(source);
    if (table.fault() != Fault.NONE) {
      return Inspection.unreadable(table.transferSyntaxUid(), refusal(table).orElseThrow());
    }
    Optional<Refusal> refusal = refusal(table);
    boolean suspicious = refusal.isEmpty() && isSuspicious(table);
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

  /** The plan for {@code source}, whose patient is the one its header names. */
  public Outcome plan(Source source) {
    return plan(source, PixelLook.NOT_LOOKED_AT);
  }

  /** As above, for a picture that a person may have looked at. */
  public Outcome plan(Source source, PixelLook look) {
    ElementTable table = walker.walk(source);
    Optional<Refusal> refusal = refusal(table);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Optional<Identifying<String>> anchor = anchor(table);
    if (anchor.isEmpty()) {
      return refused(RefusalCode.NO_PATIENT_ID, table, table.find(Tags.PATIENT_ID));
    }
    return plan(source, table, subjects.of(anchor.get()), look);
  }

  /** The plan for {@code source} as one of {@code subject}'s files. */
  public Outcome plan(Source source, Subject subject) {
    return plan(source, subject, PixelLook.NOT_LOOKED_AT);
  }

  /** As above, for a picture that a person may have looked at. */
  public Outcome plan(Source source, Subject subject, PixelLook look) {
    ElementTable table = walker.walk(source);
    Optional<Refusal> refusal = refusal(table);
    return refusal.isPresent()
        ? new Outcome.Refused(refusal.get())
        : plan(source, table, subject, look);
  }

  /**
   * Every change by path with the value before and after, for the sender's eyes; none if refused.
   */
  public List<Change> explain(Source source, Subject subject) {
    return explain(source, subject, PixelLook.NOT_LOOKED_AT);
  }

  /** As above, for a picture that a person may have looked at. */
  public List<Change> explain(Source source, Subject subject, PixelLook look) {
    ElementTable table = walker.walk(source);
    if (refusal(table).isPresent()
        || plan(source, table, subject, look) instanceof Outcome.Refused) {
      return List.of();
    }
    return Changes.of(table, cleaner.journal(), out.bytes(), identities);
  }

  private Outcome plan(Source source, ElementTable table, Subject subject, PixelLook given) {
    boolean own = OwnOutput.is(table, profile);
    Iod iod = intake.iod(TopLevel.text(table, Tags.SOP_CLASS_UID)).orElseThrow();
    // A report has no picture, so nobody has looked at it.
    PixelLook answer = iod == Iod.REPORT ? PixelLook.NOT_LOOKED_AT : given;
    PixelLook look = sizeOf(table, answer);
    List<Box> boxes = look instanceof Looked looked ? looked.clipped() : List.of();
    boolean isLookedAt = look instanceof Looked || own && OwnOutput.isLookedAt(table);
    if (look != answer && answer instanceof Looked other && !other.boxes().isEmpty()) {
      return refused(RefusalCode.OTHER_FRAME_SIZE, table, table.find(Tags.ROWS));
    }
    if (!isLookedAt && isSuspicious(table)) {
      return refused(RefusalCode.BURNED_IN_SUSPICION, table, -1);
    }
    boolean keepsOverlays =
        profile.applies(Option.CLEAN_GRAPHICS)
            && intake.takesOverlays()
            && !OwnOutput.isDefaced(table) // an overlay could draw the face that was taken out
            && look instanceof Looked seen
            && seen.overlays(); // 113101 of before says nothing of them
    Picture picture = new Picture(isLookedAt, keepsOverlays, boxes, Optional.empty());
    TransferSyntax syntax = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
    if (boxes.isEmpty() || !syntax.isEncapsulated()) {
      return plan(source, table, subject, own, picture);
    }
    boolean hidesOverlays = TopLevel.hidesOverlays(table);
    return switch (PaintedFrames.paint(source, table, syntax, hidesOverlays, boxes, painter)) {
      case PaintedFrames.Result.Unfit unfit -> unfit(unfit.code(), unfit.offset());
      case PaintedFrames.Result.Done(PaintedFrames frames) ->
          plan(source, table, subject, own, picture.with(frames));
    };
  }

  /**
   * What becomes of the pixels.
   *
   * @param keepsOverlays whether a person has seen that the overlay planes hold no text
   * @param boxes to be blank, inside the frame
   * @param painted compressed frames in which they are blank already
   */
  private record Picture(
      boolean isLookedAt, boolean keepsOverlays, List<Box> boxes, Optional<PaintedFrames> painted) {
    Picture {
      boxes = List.copyOf(boxes);
    }

    Picture with(PaintedFrames frames) {
      return new Picture(isLookedAt, keepsOverlays, boxes, Optional.of(frames));
    }

    Picture withoutOverlays() {
      return new Picture(isLookedAt, false, boxes, painted);
    }
  }

  private Outcome plan(
      Source source, ElementTable table, Subject subject, boolean own, Picture picture) {
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    Iod iod = intake.iod(sopClass).orElseThrow();
    Keys keys = ChosenKeys.of(profile, own ? new ReplacedKeys() : senderKeys(subject));
    Identity identity = own ? Identity.NONE : identities.read(table);
    OwnElements stamps =
        subjects.stamps(
            own ? TopLevel.text(table, Tags.PATIENT_ID) : subject.pseudonym().text(),
            own ? "" : age(table),
            new PixelCleaning(
                picture.isLookedAt(), own && OwnOutput.isDefaced(table), picture.keepsOverlays()));
    int instance = table.find(Tags.SOP_INSTANCE_UID);
    int from = table.value(instance);
    int length = keys.uid(table.bytes(), from, from + table.length(instance), instanceUid, 0);
    if (length <= 0) {
      return refused(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, instance);
    }
    String written =
        picture.painted().map(PaintedFrames::transferSyntaxUid).orElse(table.transferSyntaxUid());
    ImageFacts facts = picture.painted().map(PaintedFrames::facts).orElse(ImageFacts.UNCHANGED);
    MetaGroup.write(out, sopClass, instanceUid, length, written);
    out.encoding(table.isExplicit(), table.isBigEndian());
    OwnElements ownElements = iod == Iod.REPORT ? stamps.ofReport() : stamps.with(facts);
    int refusedRow =
        cleaner.clean(table, iod, keys, identity, ownElements, picture.keepsOverlays(), out);
    if (refusedRow >= 0) {
      return refused(RefusalCode.IDENTITY_IN_NEEDED_ELEMENT, table, refusedRow);
    }
    if (picture.keepsOverlays() && !hasWrittenOverlay()) { // no plane, no stamp
      return plan(source, table, subject, own, picture.withoutOverlays());
    }
    int title = table.find(Tags.CONCEPT_NAME_CODE_SEQUENCE);
    if (iod == Iod.REPORT && !isWritten(title)) {
      return refused(RefusalCode.REPORT_TITLE, table, title);
    }
    String series = written(table, Tags.SERIES_INSTANCE_UID);
    String study = written(table, Tags.STUDY_INSTANCE_UID);
    boolean isNamed = // one of a VR or form that no UID has does not stay
        !series.isEmpty()
            && !study.isEmpty()
            && written(table, Tags.SOP_CLASS_UID).equals(sopClass)
            && written(table, Tags.SOP_INSTANCE_UID).equals(Latin1.text(instanceUid, 0, length));
    if (!isNamed) {
      return refused(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, -1);
    }
    if (!picture.isLookedAt() && TopLevel.isSuspicious(table, iod, cleaner.journal())) {
      return refused(RefusalCode.BURNED_IN_SUSPICION, table, -1);
    }
    int lost = TopLevel.lostPixelDescription(table, cleaner.journal());
    if (lost >= 0) {
      return refused(RefusalCode.PIXEL_DESCRIPTION, table, lost);
    }
    return switch (pixels(source, table, iod, picture)) {
      case PixelSection.Result.Unfit unfit -> unfit(unfit.code(), unfit.offset());
      case PixelSection.Result.Fits fits -> {
        List<Segment> segments = new ArrayList<>(fits.segments().size() + 1);
        segments.add(new Segment.Insert(Bytes.owning(out.toArray())));
        segments.addAll(fits.segments());
        int surplus = (int) Math.min(Integer.MAX_VALUE, fits.surplusBytes());
        yield new Outcome.Planned(
            new SegmentPlan(segments),
            report(table, surplus, picture),
            new InstanceKey(Latin1.text(instanceUid, 0, length), series, study));
      }
    };
  }

  private PixelSection.Result pixels(Source source, ElementTable table, Iod iod, Picture picture) {
    if (iod == Iod.REPORT) {
      int row = table.pixelRow();
      long surplus = row < 0 ? 0 : table.fileLengthBytes() - table.start(row);
      return new PixelSection.Result.Fits(List.of(), surplus);
    }
    if (picture.painted().isPresent()) {
      return PixelSection.plan(picture.painted().get(), table, out);
    }
    TransferSyntax syntax = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
    boolean hidesOverlays = TopLevel.hidesOverlays(table);
    return PixelSection.plan(source, table, syntax, hidesOverlays, picture.boxes(), out);
  }

  private static Outcome unfit(RefusalCode code, long offset) {
    return new Outcome.Refused(new Refusal(code, TagPath.inBraces(Tags.PIXEL_DATA), offset));
  }

  private boolean isSuspicious(ElementTable table) {
    Iod iod = intake.iod(TopLevel.text(table, Tags.SOP_CLASS_UID)).orElseThrow();
    return TopLevel.isSuspicious(table, iod);
  }

  /** The answer, if it was given for frames of this size. */
  private static PixelLook sizeOf(ElementTable table, PixelLook answer) {
    return answer instanceof Looked looked
            && (table.firstUnsignedShort(table.find(Tags.ROWS), 0) != looked.rows()
                || table.firstUnsignedShort(table.find(Tags.COLUMNS), 0) != looked.columns())
        ? PixelLook.NOT_LOOKED_AT
        : answer;
  }

  private Keys senderKeys(Subject subject) {
    if (senderKeys.isEmpty()) {
      senderKeys = Optional.of(new SenderKeys(key.uidMapper(), subject.shift()));
    }
    senderKeys.get().subject(subject.shift());
    return senderKeys.get();
  }

  private Report report(ElementTable table, int surplus, Picture picture) {
    Journal journal = cleaner.journal();
    Report report = new Report(journal.size() + 1);
    for (int i = 0; i < journal.size(); i++) {
      report.count(journal.tag(i), journal.action(i), 1);
    }
    report.file(surplus, table.isGuessed());
    report.picture(picture.isLookedAt(), !picture.boxes().isEmpty());
    return report;
  }

  /** The value of the top-level element {@code tag} in the new header; empty if it went. */
  private String written(ElementTable table, int tag) {
    Journal journal = cleaner.journal();
    int row = table.find(tag);
    for (int i = 0; i < journal.size(); i++) {
      if (journal.row(i) == row && journal.from(i) < journal.to(i)) {
        int from = journal.from(i) + 8;
        int to = Dates.endNonBlank(out.bytes(), from, journal.to(i));
        return Latin1.text(out.bytes(), from, to - from);
      }
    }
    return "";
  }

  private boolean hasWrittenOverlay() {
    Journal journal = cleaner.journal();
    boolean has = false;
    for (int i = 0; i < journal.size(); i++) {
      has |= OverlayPlanes.isOne(journal.tag(i)) && journal.from(i) < journal.to(i);
    }
    return has;
  }

  private boolean isWritten(int row) {
    Journal journal = cleaner.journal();
    boolean is = false;
    for (int i = 0; row >= 0 && i < journal.size(); i++) {
      is |= journal.row(i) == row && journal.from(i) < journal.to(i);
    }
    return is;
  }

  private Optional<Refusal> refusal(ElementTable table) {
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

  private Optional<Identifying<String>> anchor(ElementTable table) {
    int id = table.find(Tags.PATIENT_ID);
    if (id < 0 || SubjectAnchor.isBlank(identities.text(table, id))) {
      return Optional.empty();
    }
    int issuer = table.find(Tags.ISSUER_OF_PATIENT_ID);
    String issuerText = issuer < 0 ? "" : identities.text(table, issuer);
    return Optional.of(SubjectAnchor.of(identities.text(table, id), issuerText));
  }

  private Identifying<String> decoded(ElementTable table, int tag) {
    int row = table.find(tag);
    return new Identifying<>(row < 0 ? "" : identities.text(table, row));
  }

  /** The age to write where the file has none: from birth to study, before the birth date goes. */
  private String age(ElementTable table) {
    if (!profile.applies(Option.PATIENT_CHARACTERISTICS)
        || Age.clean(TopLevel.text(table, Tags.PATIENT_AGE)).isPresent()) {
      return "";
    }
    int birth = day(table, Tags.PATIENT_BIRTH_DATE);
    int study = day(table, Tags.STUDY_DATE);
    return birth == Dates.NONE || study == Dates.NONE ? "" : Age.between(birth, study).orElse("");
  }

  private static int day(ElementTable table, int tag) {
    int row = table.find(tag);
    return row < 0
        ? Dates.NONE
        : Dates.date(table.bytes(), table.value(row), table.value(row) + table.length(row));
  }

  private static Outcome refused(RefusalCode code, ElementTable table, int row) {
    return new Outcome.Refused(refusal(code, table, row));
  }

  private static Refusal refusal(RefusalCode code, ElementTable table, int row) {
    return row < 0
        ? new Refusal(code, "", 0)
        : new Refusal(code, TagPath.of(table, row), table.start(row));
  }
}
