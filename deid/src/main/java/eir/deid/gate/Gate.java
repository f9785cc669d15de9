package eir.deid.gate;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.gate.Finding.Rule;
import eir.deid.gate.Verdict.Passed;
import eir.deid.gate.Verdict.Refused;
import eir.deid.header.ChosenKeys;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.HeaderCleaner;
import eir.deid.header.Identity;
import eir.deid.header.Journal;
import eir.deid.header.Keys;
import eir.deid.header.MetaGroup;
import eir.deid.header.OwnElements;
import eir.deid.header.OwnOutput;
import eir.deid.header.PixelCleaning;
import eir.deid.header.Reason;
import eir.deid.header.ReplacedKeys;
import eir.deid.header.Suspicion;
import eir.deid.header.TopLevel;
import eir.deid.key.Pseudonym;
import eir.deid.pixel.ExtendedOffsets;
import eir.deid.pixel.NativeBits;
import eir.deid.pixel.PixelSection;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Source;
import eir.dicom.stream.TransferSyntax;
import eir.dicom.text.Dates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proves from its bytes that a file is harmless in form, or says what is not (DEID G1 to G12, G14;
 * G15).
 *
 * <p>The proof is that the same rules, run again, change nothing: clean(x) = x. What the rules
 * would write is compared with what is there, byte by byte, from the preamble to the pixels. Reads
 * the whole file, native pixels in pieces. Reuse one object for many files; it is not for two
 * threads at once.
 */
public final class Gate {
  private static final int MOST_FINDINGS = 100;
  private static final int MOST_FINDINGS_AT_HOME = 10_000;
  private static final int LONGEST_UID = 64;

  /** In place of what a file lacks, so that all else of it can be judged. */
  private static final String ABSENT = "-";

  private static final Stamp NO_STAMP = new Stamp(ABSENT, ABSENT, "", "", "", "");

  /** In place of a day: dates may lie in the future. */
  public static final int END_OF_TIME = Integer.MAX_VALUE;

  private final Intake intake;
  private final Profile profile;
  private final Optional<Stamp> stamp;
  private final int today;
  private final int mostFindings;
  private final DataSetWalker walker = new DataSetWalker();
  private final HeaderCleaner cleaner;
  private final HeaderBuffer out = new HeaderBuffer();
  private final Keys keys;
  private final StampMemo stamps;
  private Sight sight = Sight.NOTHING;
  private Optional<NativeBits> samples = Optional.empty();

  /** A gate that also asks for the trial's own stamps. */
  public Gate(Profile profile, Stamp stamp) {
    this(profile, Optional.of(stamp), END_OF_TIME, Intake.TRIAL, MOST_FINDINGS);
  }

  /**
   * As above, and no date may lie in the future (G12). Dates move at least 30 days into the past,
   * so a later one was never shifted, or the scanner's clock was wrong.
   *
   * @param today as {@code year × 10000 + month × 100 + day}; the gate has no clock
   */
  public Gate(Profile profile, Stamp stamp, int today) {
    this(profile, Optional.of(stamp), today, Intake.TRIAL, MOST_FINDINGS);
  }

  /** A gate that takes any complete stamps, for a look at files of any trial. */
  public Gate(Profile profile) {
    this(profile, Optional.empty(), END_OF_TIME, Intake.TRIAL, MOST_FINDINGS);
  }

  /**
   * A gate for one's own computer, which may take more than a trial does and lists more of what is
   * wrong with a file.
   *
   * @param stamp what the files must bear; any complete stamps if absent
   * @param today as above, or {@link #END_OF_TIME}
   */
  public Gate(Profile profile, Optional<Stamp> stamp, int today, Intake intake) {
    this(profile, stamp, today, intake, MOST_FINDINGS_AT_HOME);
  }

  private Gate(Profile profile, Optional<Stamp> stamp, int today, Intake intake, int mostFindings) {
    this.mostFindings = mostFindings;
    this.intake = intake;
    this.profile = profile;
    this.stamp = stamp;
    this.today = today;
    cleaner = new HeaderCleaner(profile, intake.reportCodes());
    keys = ChosenKeys.of(profile, new ReplacedKeys());
    stamps = new StampMemo(profile);
  }

  /** What the last {@link #check} saw; nothing in a file that could not be parsed. */
  public Sight sight() {
    return sight;
  }

  /** The verdict on {@code source}. */
  public Verdict check(Source source) {
    Checking checking = begin(source);
    checking.lookAtRest(source);
    return checking.verdict();
  }

  /**
   * Checks all of {@code source} but the spare bits of native samples, which the caller looks at in
   * pieces: for a host that cannot read a large file at once.
   */
  public Checking begin(Source source) {
    samples = Optional.empty();
    Verdict verdict = verdict(source);
    return new Checking(verdict, samples);
  }

  private Verdict verdict(Source source) {
    ElementTable table = walker.walk(source);
    sight = Sight.NOTHING;
    if (table.fault() != Fault.NONE) {
      String path = table.faultTag() == 0 ? "" : TagPath.inBraces(table.faultTag());
      String reason = reasonOf(table.fault());
      return refused(new Finding(Rule.G1, path, table.faultOffset(), reason));
    }
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    Optional<Iod> taken = intake.iod(sopClass);
    Iod iod = taken.orElse(Iod.OTHER);
    sight = sight(table, iod);
    List<Finding> findings = new ArrayList<>();
    boolean isReport = iod == Iod.REPORT;
    if (taken.isEmpty() || isReport && !profile.applies(Option.CLEAN_STRUCTURED_CONTENT)) {
      findings.add(at(Rule.G9, table, Tags.SOP_CLASS_UID, "sop-class"));
    }
    String named = TopLevel.text(table, Tags.PATIENT_ID);
    boolean isPseudonym = Pseudonym.isValid(named);
    if (!isPseudonym) {
      findings.add(at(Rule.G7, table, Tags.PATIENT_ID, "no-pseudonym"));
    }
    int instance = table.find(Tags.SOP_INSTANCE_UID);
    if (instance < 0 || table.length(instance) > LONGEST_UID) {
      findings.add(at(Rule.G5, table, Tags.SOP_INSTANCE_UID, "not-v8"));
    }
    boolean mayKeepOverlays = intake.takesOverlays() && profile.applies(Option.CLEAN_GRAPHICS);
    PixelCleaning pixels = OwnOutput.pixels(table, mayKeepOverlays);
    if (taken.isPresent() && !pixels.isLookedAt() && Suspicion.isOn(table, iod)) {
      findings.add(at(Rule.G11, table, Tags.IMAGE_TYPE, "burned-in-suspicion"));
    }
    Optional<Stamp> asked = stamp.isPresent() ? stamp : OwnOutput.stamp(table);
    if (asked.isEmpty()) {
      findings.add(at(Rule.G7, table, Tags.CLINICAL_TRIAL_SPONSOR_NAME, "stamp"));
    }
    OwnElements own = stamps.of(asked.orElse(NO_STAMP), isPseudonym ? named : ABSENT, pixels);
    rewrite(
        source,
        table,
        iod,
        sopClass,
        isReport ? own.ofReport() : own,
        pixels.keepsOverlays(),
        findings);
    if (today != END_OF_TIME) {
      laterThan(today, table, findings);
    }
    return findings.isEmpty()
        ? new Passed(Instances.of(table, sopClass, named))
        : new Refused(findings);
  }

  private static Sight sight(ElementTable table, Iod iod) {
    int elements = elements(table, table.firstOfDataSet(), table.size());
    boolean face = TopLevel.text(table, Tags.RECOGNIZABLE_VISUAL_FEATURES).equals("YES");
    return new Sight(elements, 0, 0, face, Suspicion.isOn(table, iod));
  }

  private static int elements(ElementTable table, int from, int to) {
    int elements = 0;
    for (int row = from; row < to; row++) {
      elements += table.tag(row) == ElementTable.ITEM ? 0 : 1;
    }
    return elements;
  }

  private void rewrite(
      Source source,
      ElementTable table,
      Iod iod,
      String sopClass,
      OwnElements own,
      boolean keepsOverlays,
      List<Finding> findings) {
    int instance = table.find(Tags.SOP_INSTANCE_UID);
    int from = instance < 0 ? 0 : table.value(instance);
    int to = instance < 0 ? 0 : from + table.length(instance);
    int end = Dates.endNonBlank(table.bytes(), from, to);
    byte[] uid = Arrays.copyOfRange(table.bytes(), from, end);
    MetaGroup.write(out, sopClass, uid, uid.length, table.transferSyntaxUid());
    int metaEnd = out.length();
    out.encoding(table.isExplicit(), table.isBigEndian());
    boolean keepsOffsets = ExtendedOffsets.areTrue(source, table);
    cleaner.clean(table, iod, keys, Identity.NONE, own, keepsOverlays, keepsOffsets, out);
    TransferSyntax syntax = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
    boolean isReport = iod == Iod.REPORT;
    PixelSection.Result pixels =
        isReport
            ? new PixelSection.Result.Fits(List.of(), 0)
            : PixelSection.plan(source, table, syntax, TopLevel.hidesOverlays(table), out);
    if (!Arrays.equals(out.bytes(), 0, metaEnd, table.bytes(), 0, table.dataSetStart())) {
      findings.add(new Finding(Rule.G2, "", 0, "preamble-or-meta"));
    }
    boolean isWhole = isWhole(table);
    fromJournal(table, isWhole, findings);
    if (findings.isEmpty() && !isWhole) {
      findings.add(new Finding(Rule.G14, "", differenceAt(table), "would-change"));
    }
    if (isReport) {
      if (table.find(Tags.CONCEPT_NAME_CODE_SEQUENCE) < 0) { // one that is not listed is a finding
        findings.add(at(Rule.G9, table, Tags.CONCEPT_NAME_CODE_SEQUENCE, "report-title"));
      }
      if (table.pixelRow() >= 0) {
        findings.add(at(Rule.G10, table, Tags.PIXEL_DATA, "pixels-in-report"));
      }
      return;
    }
    if (table.pixelRow() < 0 && intake.iod(sopClass).isEmpty()) {
      return; // a document has no pixels to look at
    }
    PixelSection.check(source, table, syntax, pixels)
        .ifPresent(unclean ->
            findings.add(
                new Finding(
                    Rule.G10,
                    TagPath.inBraces(Tags.PIXEL_DATA),
                    unclean.offset(),
                    unclean.reason())));
    samples = PixelSection.spareBits(table, syntax, pixels);
  }

  /**
   * Every element that the rules would drop or write otherwise is a finding; what was found before
   * is not found again.
   *
   * @param isWhole whether the new header as a whole is the file's, so that no element differs
   */
  private void fromJournal(ElementTable table, boolean isWhole, List<Finding> findings) {
    Journal journal = cleaner.journal();
    int before = findings.size();
    int otherwise = 0;
    int gone = 0;
    for (int i = 0; i < journal.size(); i++) {
      int row = journal.row(i);
      boolean isGone = row >= 0 && journal.action(i) == 'X';
      if (row >= 0 && !isGone && (isWhole || isSame(table, journal, i, row))) {
        continue;
      }
      gone += row < 0 ? 0 : elements(table, isGone ? row : row + 1, table.next(row));
      otherwise += row >= 0 && !isGone ? 1 : 0;
      if (findings.size() < mostFindings) {
        Finding finding =
            row < 0
                ? missing(table, journal.tag(i), journal.reason(i))
                : finding(table, row, journal.reason(i));
        if (!isAmong(findings.subList(0, before), finding)) {
          findings.add(finding);
        }
      }
    }
    sight = sight.with(otherwise, gone);
  }

  private static boolean isAmong(List<Finding> findings, Finding other) {
    for (Finding finding : findings) {
      if (finding.rule() == other.rule() && finding.path().equals(other.path())) {
        return true;
      }
    }
    return false;
  }

  private static Finding missing(ElementTable table, int tag, Reason reason) {
    boolean isMeaning = reason == Reason.CODE;
    return new Finding(
        isMeaning ? Rule.G4 : Rule.G7, TagPath.inBraces(tag), table.dataSetStart(), "missing");
  }

  /** Finds the dates, at any depth, that lie behind {@code today}. */
  private void laterThan(int today, ElementTable table, List<Finding> findings) {
    for (int row = table.firstOfDataSet(); row < table.size(); row++) {
      int vr = table.vr(row);
      if (vr != Vr.DA && vr != Vr.DT) {
        continue;
      }
      int end = table.value(row) + table.length(row);
      int start = table.value(row);
      for (int at = start; at <= end && findings.size() < mostFindings; at++) {
        if (at == end || table.bytes()[at] == '\\') {
          int day =
              vr == Vr.DA
                  ? Dates.date(table.bytes(), start, at)
                  : Dates.dayOfDateTime(table.bytes(), start, at);
          if (day != Dates.NONE && Dates.calendar(day) > today) {
            findings.add(
                new Finding(Rule.G12, TagPath.of(table, row), table.start(row), "in-the-future"));
          }
          start = at + 1;
        }
      }
    }
  }

  private static Finding finding(ElementTable table, int row, Reason reason) {
    boolean isAscii = true;
    for (int i = 0; i < table.length(row) && table.vr(row) != Vr.SQ; i++) {
      isAscii &= table.bytes()[table.value(row) + i] >= 0;
    }
    boolean isCharset = Vr.isText(table.vr(row)) && !isAscii;
    return new Finding(
        isCharset ? Rule.G8 : reason.rule(),
        TagPath.of(table, row),
        table.start(row),
        isCharset ? "not-ascii" : reason.word());
  }

  /**
   * Whether the file says at {@code row} what the new header says. What lies in a sequence that
   * stays has entries of its own.
   */
  private boolean isSame(ElementTable table, Journal journal, int entry, int row) {
    boolean isSequence = table.vr(row) == Vr.SQ;
    if (isSequence && journal.action(entry) != 'Z' && journal.action(entry) != 'D') {
      return true;
    }
    int from = journal.from(entry);
    int to = journal.to(entry);
    int start = table.start(row);
    int end = isSequence ? start + to - from : table.value(row) + table.length(row);
    return end <= table.bytes().length
        && Arrays.equals(out.bytes(), from, to, table.bytes(), start, end);
  }

  private boolean isWhole(ElementTable table) {
    int end = table.pixelRow() < 0 ? table.bytes().length : table.value(table.pixelRow());
    return out.length() == end && Arrays.equals(out.bytes(), 0, end, table.bytes(), 0, end);
  }

  private int differenceAt(ElementTable table) {
    int length = Math.min(out.length(), table.bytes().length);
    int at = Arrays.mismatch(out.bytes(), 0, length, table.bytes(), 0, length);
    return at < 0 ? length : at;
  }

  private static Verdict refused(Finding finding) {
    return new Refused(List.of(finding));
  }

  private static Finding at(Rule rule, ElementTable table, int tag, String reason) {
    int row = table.find(tag);
    return new Finding(rule, TagPath.inBraces(tag), row < 0 ? 0 : table.start(row), reason);
  }

  // By hand: toLowerCase would add the tables of Unicode to the browser's script.
  private static String reasonOf(Fault fault) {
    char[] name = fault.name().toCharArray();
    for (int i = 0; i < name.length; i++) {
      name[i] = name[i] == '_' ? '-' : (char) (name[i] | 0x20);
    }
    return new String(name);
  }
}
