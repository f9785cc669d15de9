package eir.browser;

import eir.deid.Change;
import eir.deid.Deidentifier;
import eir.deid.Outcome;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.Report;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.gate.Gate;
import eir.deid.header.Patients;
import eir.deid.key.DateShift;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.key.SubjectAnchor;
import eir.deid.plan.Segment;
import eir.deid.plan.SegmentPlan;
import eir.deid.rule.Intake;
import eir.dicom.Bytes;
import eir.dicom.Identifying;
import eir.dicom.stream.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * One site's de-identifier and gate for one set of files. The report grows with each file that
 * {@link #clean} or {@link #plan} passes, in the account that {@link #countIn} named last.
 */
public final class Session {
  private final Profile profile;
  private final SiteKey key;
  private final Deidentifier deidentifier;
  private final Gate gate;
  private final HostFramePainter painter = new HostFramePainter();
  private final Map<String, Subject> shifts = new HashMap<>();
  private Patients patients = new Patients();

  /** By account: what was done to its files. A series that is prepared anew is counted anew. */
  private final Map<Integer, Report> reports = new HashMap<>();

  private int account;
  private @Nullable Subject chosen;

  /**
   * A session by the profile of this text ({@link Profile#parse}), under 32 bytes of key; the texts
   * are what trial and site stamp, and the code of the case that the images are for, empty if there
   * is none yet. The gate lets no date lie behind {@code today}, {@code year × 10000 + month × 100
   * + day}: it has no clock.
   */
  @JSExport
  public Session(
      String profile,
      Int8Array key,
      String sponsor,
      String protocolId,
      String protocolName,
      String siteId,
      String siteName,
      String caseCode,
      int today) {
    this.profile = Profile.parse(profile);
    this.key = new SiteKey(Bytes.copyOf(key.copyToJavaArray()));
    Stamp stamp =
        new Stamp(sponsor, protocolId, protocolName, siteId, siteName, "").ofCase(caseCode);
    deidentifier =
        new Deidentifier(
            this.profile, this.key, stamp, new HostTwoByteSets(), Intake.TRIAL, painter);
    deidentifier.share(patients);
    gate = new Gate(this.profile, stamp, today);
  }

  /** The eight digits of the profile; the server names its own. */
  @JSExport
  public String profileHash() {
    return profile.hash8();
  }

  /** From here on boxes in compressed frames are blanked by {@code fetched}, and refused before. */
  @JSExport
  public void paintBy(HostPainter fetched) {
    painter.paintBy(fetched);
  }

  /** What {@code other} has learned of patients is known here from here on. */
  @JSExport
  public void share(Session other) {
    patients = other.patients;
    deidentifier.share(patients);
  }

  /**
   * What the page lists of a file; identifying, for the screen only. Whom it is about is remembered
   * for all files that are cleaned from here on.
   */
  @JSExport
  public JSObject inspect(HostFile file) {
    return Rows.inspected(deidentifier.inspect(HostSource.of(file)));
  }

  /**
   * From here on files of {@code anchor} belong to a child that the clinic's own list names.
   *
   * @return false if the pseudonym or the shift is none
   */
  @JSExport
  public boolean know(String anchor, String pseudonym, int shiftDays) {
    if (!Pseudonym.isValid(pseudonym) || !DateShift.isOne(shiftDays)) {
      return false;
    }
    Subject subject = new Subject(new Pseudonym(pseudonym), new DateShift(shiftDays));
    shifts.put(pseudonym, subject);
    deidentifier.know(new Identifying<>(anchor), subject);
    return true;
  }

  /** By how many days the dates of the child with this pseudonym move. */
  @JSExport
  public int shiftOf(String pseudonym) {
    return known(new Pseudonym(pseudonym)).shift().days();
  }

  private Subject known(Pseudonym pseudonym) {
    Subject subject = shifts.get(pseudonym.text());
    return subject == null ? Subject.known(key, pseudonym) : subject;
  }

  /** Files from here on belong to the child with this pseudonym; false if it is none. */
  @JSExport
  public boolean choosePseudonym(String typed) {
    String text = Pseudonym.normalise(typed);
    if (!Pseudonym.isValid(text)) {
      return false;
    }
    chosen = known(new Pseudonym(text));
    return true;
  }

  /** Files from here on belong to the child with this hospital number. */
  @JSExport
  public void chooseNumber(String patientId) {
    chosen = deidentifier.subjectOf(SubjectAnchor.of(patientId, ""));
  }

  /** Files from here on belong to whom they name themselves; the report starts anew. */
  @JSExport
  public void chooseNobody() {
    chosen = null;
    reports.clear();
  }

  /** What is done from here on is reported under {@code number}; a negative one is not reported. */
  @JSExport
  public void countIn(int number) {
    account = number;
  }

  /** What was reported under {@code number} is no part of the report any more. */
  @JSExport
  public void forget(int number) {
    reports.remove(number);
  }

  /**
   * The harmless form of a small file as one array, or the refusal.
   *
   * @param look what a person answered for the file's series: {@link PixelLook#of}
   * @param masked whether bits beside native samples are cleared: what to do where the gate finds
   *     nothing but these ({@code SPARE_BITS})
   */
  @JSExport
  public JSObject clean(HostFile file, Int32Array look, boolean masked) {
    Source source = HostSource.of(file);
    return switch (outcome(source, look)) {
      case Outcome.Planned planned -> {
        count(planned.report());
        byte[] output = (masked ? planned.masked() : planned.plan()).assemble(source);
        yield Rows.cleaned(Int8Array.copyFromJavaArray(output), planned.instance());
      }
      case Outcome.Refused refused -> Rows.refused(refused.refusal());
    };
  }

  /** The plan of a large file as a list of segments, or the refusal; the others as above. */
  @JSExport
  public JSObject plan(HostFile file, Int32Array look, boolean masked) {
    return switch (outcome(HostSource.of(file), look)) {
      case Outcome.Planned planned -> {
        count(planned.report());
        JSArray<JSObject> segments = new JSArray<>();
        SegmentPlan plan = masked ? planned.masked() : planned.plan();
        for (Segment segment : plan.segments()) {
          segments.push(Rows.segment(segment));
        }
        yield Rows.planned(segments, planned.instance());
      }
      case Outcome.Refused refused -> Rows.refused(refused.refusal());
    };
  }

  /** The gate's verdict on an output. */
  @JSExport
  public JSObject check(HostFile output) {
    return Rows.verdict(gate.check(HostSource.of(output)));
  }

  /** The gate's look at a large output, whose samples are handed in piece by piece. */
  @JSExport
  public LargeCheck begin(HostFile output) {
    return new LargeCheck(gate.begin(HostSource.of(output)));
  }

  /**
   * Every change to one file, value before and after; identifying, for the screen only. {@code
   * look} as above.
   */
  @JSExport
  public JSArray<JSObject> explain(HostFile file, Int32Array look) {
    Source source = HostSource.of(file);
    Optional<Identifying<String>> anchor = deidentifier.inspect(source).anchor();
    JSArray<JSObject> rows = new JSArray<>();
    Subject subject = chosen;
    if (subject == null && anchor.isPresent()) {
      subject = deidentifier.subjectOf(anchor.get());
    }
    if (subject != null) {
      for (Change change : deidentifier.explain(source, subject, lookOf(look))) {
        rows.push(Rows.change(change));
      }
    }
    return rows;
  }

  /** What was done to all files of this session, JSON without any value. */
  @JSExport
  public String reportJson() {
    return whole().toJson(profile);
  }

  /** Elements of all files of this session that went for a word or number of the patient. */
  @JSExport
  public int identityHits() {
    return whole().identityHits();
  }

  private Report whole() {
    Report whole = new Report();
    for (Report part : reports.values()) {
      whole.add(part);
    }
    return whole;
  }

  private void count(Report report) {
    if (account >= 0) {
      reports.computeIfAbsent(account, _ -> new Report()).add(report);
    }
  }

  private Outcome outcome(Source source, Int32Array look) {
    Subject subject = chosen;
    return subject == null
        ? deidentifier.plan(source, lookOf(look))
        : deidentifier.plan(source, subject, lookOf(look));
  }

  private static PixelLook lookOf(Int32Array look) {
    return PixelLook.of(look.copyToJavaArray());
  }
}
