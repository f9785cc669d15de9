package eir.deid;

import eir.deid.clean.Age;
import eir.deid.header.ChosenKeys;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.HeaderCleaner;
import eir.deid.header.Identity;
import eir.deid.header.IdentityReader;
import eir.deid.header.Journal;
import eir.deid.header.Keys;
import eir.deid.header.MetaGroup;
import eir.deid.header.NewHeader;
import eir.deid.header.OwnElements;
import eir.deid.header.OwnOutput;
import eir.deid.header.Patients;
import eir.deid.header.Reason;
import eir.deid.header.ReplacedKeys;
import eir.deid.header.SenderKeys;
import eir.deid.header.Suspicion;
import eir.deid.header.TopLevel;
import eir.deid.key.SiteKey;
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
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Source;
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

  private final FramePainter painter;
  private final Profile profile;
  private final SiteKey key;
  private final Stamp stamp;
  private Optional<SenderKeys> senderKeys = Optional.empty();
  private final DataSetWalker walker = new DataSetWalker();
  private final HeaderCleaner cleaner;
  private final IdentityReader identities;
  private final Admission admission;
  private final boolean mayKeepOverlays;
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
    this.painter = painter;
    this.profile = profile;
    this.key = key;
    this.stamp = stamp;
    cleaner = new HeaderCleaner(profile, intake.reportCodes());
    identities = new IdentityReader(host, profile);
    admission = new Admission(intake, profile, identities);
    mayKeepOverlays = profile.applies(Option.CLEAN_GRAPHICS) && intake.takesOverlays();
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

  /**
   * From here on what other de-identifiers of the same run learn of a patient is known here too.
   */
  public void share(Patients patients) {
    identities.share(patients);
  }

  /**
   * Remembers whom {@code source} is about, for all files that are cleaned from here on: what one
   * file says of its patient must not stay in another. To be called for every file of a run first.
   */
  public void meet(Source source) {
    meet(walker.walk(source));
  }

  private void meet(ElementTable table) {
    if (table.fault() == Fault.NONE && !OwnOutput.is(table, profile)) {
      admission.anchor(table).ifPresent(anchor -> identities.meet(table, anchor.reveal()));
    }
  }

  /** What the page lists about {@code source} before anything is sent; {@link #meet} as well. */
  public Inspection inspect(Source source) {
    ElementTable table = walker.walk(source);
    meet(table);
    return admission.inspect(table);
  }

  /** The plan for {@code source}, whose patient is the one its header names. */
  public Outcome plan(Source source) {
    return plan(source, PixelLook.NOT_LOOKED_AT);
  }

  /** As above, for a picture that a person may have looked at. */
  public Outcome plan(Source source, PixelLook look) {
    ElementTable table = walker.walk(source);
    Optional<Refusal> refusal = admission.refusal(table);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Optional<Identifying<String>> anchor = admission.anchor(table);
    if (anchor.isEmpty()) {
      return refused(RefusalCode.NO_PATIENT_ID, table, table.find(Tags.PATIENT_ID));
    }
    Subject subject = subjects.of(anchor.get());
    return plan(source, table, subject, anchor.get().reveal(), look);
  }

  /** The plan for {@code source} as one of {@code subject}'s files. */
  public Outcome plan(Source source, Subject subject) {
    return plan(source, subject, PixelLook.NOT_LOOKED_AT);
  }

  /** As above, for a picture that a person may have looked at. */
  public Outcome plan(Source source, Subject subject, PixelLook look) {
    ElementTable table = walker.walk(source);
    Optional<Refusal> refusal = admission.refusal(table);
    return refusal.isPresent()
        ? new Outcome.Refused(refusal.get())
        : plan(source, table, subject, anchorOf(table), look);
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
    if (admission.refusal(table).isPresent()
        || plan(source, table, subject, anchorOf(table), look) instanceof Outcome.Refused) {
      return List.of();
    }
    return Changes.of(table, cleaner.journal(), out.bytes(), identities);
  }

  private String anchorOf(ElementTable table) {
    return admission.anchor(table).map(Identifying::reveal).orElse("");
  }

  private Outcome plan(
      Source source, ElementTable table, Subject subject, String anchor, PixelLook answer) {
    boolean own = OwnOutput.is(table, profile);
    Iod iod = admission.iod(table);
    if (Picture.isDrawnOnOtherSize(table, iod, answer)) {
      return refused(RefusalCode.OTHER_FRAME_SIZE, table, table.find(Tags.ROWS));
    }
    Picture picture = Picture.of(table, iod, answer, own, mayKeepOverlays);
    if (!picture.isLookedAt() && Suspicion.isOn(table, iod)) {
      return refused(RefusalCode.BURNED_IN_SUSPICION, table, -1);
    }
    if (!picture.isToBePainted(table)) {
      return plan(source, table, subject, anchor, own, picture);
    }
    return switch (picture.paint(source, table, painter)) {
      case PaintedFrames.Result.Unfit unfit -> unfit(unfit.code(), unfit.offset());
      case PaintedFrames.Result.Done(PaintedFrames frames) ->
          plan(source, table, subject, anchor, own, picture.with(frames));
    };
  }

  private Outcome plan(
      Source source,
      ElementTable table,
      Subject subject,
      String anchor,
      boolean own,
      Picture picture) {
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    Iod iod = admission.iod(table);
    Keys keys = ChosenKeys.of(profile, own ? new ReplacedKeys() : senderKeys(subject));
    Identity identity = own ? Identity.NONE : identities.read(table, anchor);
    OwnElements stamps =
        subjects.stamps(
            own ? TopLevel.text(table, Tags.PATIENT_ID) : subject.pseudonym().text(),
            own ? "" : age(table),
            picture.cleaning());
    int instance = table.find(Tags.SOP_INSTANCE_UID);
    int from = table.value(instance);
    int length = keys.uid(table.bytes(), from, from + table.length(instance), instanceUid, 0);
    if (length <= 0) {
      return refused(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, instance);
    }
    MetaGroup.write(out, sopClass, instanceUid, length, picture.transferSyntaxUid(table));
    out.encoding(table.isExplicit(), table.isBigEndian());
    OwnElements ownElements = iod == Iod.REPORT ? stamps.ofReport() : stamps.with(picture.facts());
    int refusedRow =
        cleaner.clean(
            table,
            iod,
            keys,
            identity,
            ownElements,
            picture.keepsOverlays(),
            picture.keepsOffsets(source, table),
            out);
    if (refusedRow >= 0) {
      return refused(RefusalCode.IDENTITY_IN_NEEDED_ELEMENT, table, refusedRow);
    }
    NewHeader made = new NewHeader(table, cleaner.journal(), out);
    if (picture.keepsOverlays() && !made.hasOverlay()) { // no plane, no stamp
      return plan(source, table, subject, anchor, own, picture.withoutOverlays());
    }
    int title = table.find(Tags.CONCEPT_NAME_CODE_SEQUENCE);
    if (iod == Iod.REPORT && !made.has(Tags.CONCEPT_NAME_CODE_SEQUENCE)) {
      return refused(RefusalCode.REPORT_TITLE, table, title);
    }
    String series = made.text(Tags.SERIES_INSTANCE_UID);
    String study = made.text(Tags.STUDY_INSTANCE_UID);
    boolean isNamed = // one of a VR or form that no UID has does not stay
        !series.isEmpty()
            && !study.isEmpty()
            && made.text(Tags.SOP_CLASS_UID).equals(sopClass)
            && made.text(Tags.SOP_INSTANCE_UID).equals(Latin1.text(instanceUid, 0, length));
    if (!isNamed) {
      return refused(RefusalCode.NO_IDENTITY_OF_INSTANCE, table, -1);
    }
    if (!picture.isLookedAt() && Suspicion.isOn(table, iod, made)) {
      return refused(RefusalCode.BURNED_IN_SUSPICION, table, -1);
    }
    int lost = made.lostPixelDescription();
    if (lost >= 0) {
      return refused(RefusalCode.PIXEL_DESCRIPTION, table, lost);
    }
    return switch (picture.section(source, table, iod, out)) {
      case PixelSection.Result.Unfit unfit -> unfit(unfit.code(), unfit.offset());
      case PixelSection.Result.Fits fits -> {
        Segment header = new Segment.Insert(Bytes.owning(out.toArray()));
        SegmentPlan plan = behind(header, fits.segments());
        boolean isSame = fits.masked().equals(fits.segments());
        int surplus = (int) Math.min(Integer.MAX_VALUE, fits.surplusBytes());
        yield new Outcome.Planned(
            plan,
            isSame ? plan : behind(header, fits.masked()),
            report(table, surplus, picture),
            new InstanceKey(Latin1.text(instanceUid, 0, length), series, study));
      }
    };
  }

  private static SegmentPlan behind(Segment header, List<Segment> pixels) {
    List<Segment> segments = new ArrayList<>(pixels.size() + 1);
    segments.add(header);
    segments.addAll(pixels);
    return new SegmentPlan(segments);
  }

  private static Outcome unfit(RefusalCode code, long offset) {
    return new Outcome.Refused(new Refusal(code, TagPath.inBraces(Tags.PIXEL_DATA), offset));
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
      if (journal.reason(i) == Reason.IDENTITY) {
        report.identityHit(journal.tag(i));
      }
    }
    report.file(surplus, table.isGuessed());
    report.picture(picture.isLookedAt(), !picture.boxes().isEmpty());
    return report;
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
    return new Outcome.Refused(Admission.refusal(code, table, row));
  }
}
