package eir.trial.blinding;

import eir.trial.Actor;
import eir.trial.CaseFile;
import eir.trial.Role;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.StateName;
import eir.trial.UserId;
import eir.trial.audit.AuditEvent;
import eir.trial.audit.Hash;
import eir.trial.charter.AdjudicatorView;
import eir.trial.charter.Charter;
import eir.trial.charter.ReaderDatum;
import eir.trial.decision.Settlement;
import eir.trial.quality.Deviation;
import eir.trial.quality.QcCheck;
import eir.trial.quality.QcRuling;
import eir.trial.quality.Submission;
import eir.trial.reading.ReadForm;
import eir.trial.table.DomainTable;
import eir.trial.table.Row;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one place that decides who sees what (docs/domain.md §5.4, {@code domain/visibility.tsv}).
 */
public final class Blinding {
  private static final String LINK = "LINK";
  private static final Map<Datum, Row> TABLE = table();
  private static final Set<StateName> WITHOUT_IMAGES = statesWithoutImages();

  /** What the words of these records tell, beside that something was signed or sent. */
  private static final Map<String, Datum> WORDS =
      Map.of(
          "SIGN_READ", Datum.READS_OF_OTHERS,
          "SIGN_ADJUDICATION", Datum.ADJUDICATION,
          "SIGN_DECISION", Datum.DECISION,
          "AMEND_DECISION", Datum.DECISION,
          "SEND_COMMUNICATION", Datum.DECISION);

  private final Charter charter;
  private final boolean areReadsOfTrialClosed;

  /**
   * The rules of one charter.
   *
   * @param areReadsOfTrialClosed whether nobody will read in this trial any more
   */
  public Blinding(Charter charter, boolean areReadsOfTrialClosed) {
    this.charter = charter;
    this.areReadsOfTrialClosed = areReadsOfTrialClosed;
  }

  private static Map<Datum, Row> table() {
    DomainTable table = DomainTable.named("visibility.tsv");
    Map<Datum, Row> rows = new EnumMap<>(Datum.class);
    for (Datum datum : Datum.values()) {
      rows.put(datum, table.row("datum", datum.row()));
    }
    return rows;
  }

  private static Set<StateName> statesWithoutImages() {
    return Set.copyOf(
        DomainTable.named("states.tsv").rows().stream()
            .filter(row -> row.text("images_visible").equals("no"))
            .map(row -> StateName.valueOf(row.text("state")))
            .toList());
  }

  /** The letter of the table for {@code viewer}; Eir itself has no eyes. */
  public static Sight sight(Datum datum, Viewer viewer) {
    String column =
        switch (viewer) {
          case Viewer.Link _ -> LINK;
          case Viewer.Person(Actor actor) -> actor.role().name();
        };
    return column.equals(Role.SYSTEM.name()) ? Sight.N : Sight.valueOf(row(datum).text(column));
  }

  private static Row row(Datum datum) {
    Row row = TABLE.get(datum);
    if (row == null) {
      throw new IllegalStateException("visibility.tsv has no row for " + datum);
    }
    return row;
  }

  /**
   * Whether {@code viewer} sees {@code datum} of this case now. Where the letter is O, of the
   * viewer's own objects; {@link #seesOf} asks about one of them.
   */
  public boolean sees(Datum datum, Viewer viewer, CaseFile file) {
    if (datum == Datum.IMAGES && !hasVisibleImages(file)) {
      return false;
    }
    return switch (sight(datum, viewer)) {
      case Y, Y1 -> true;
      case N -> false;
      case S -> isOfSite(viewer, file);
      case A, O -> holdsSlot(viewer, file);
      case P -> holdsSlot(viewer, file) && !charter.readerSees().isEmpty();
      case D -> isConcluded(file);
      case DU -> isConcluded(file) || file.unblinded().isPresent();
      case F -> file.decision().isPresent();
      case FS -> isOfSite(viewer, file) && !file.letters().isEmpty();
      case B -> holdsSlot(viewer, file) && isOpenToAdjudicator(file);
      case K -> holdsSlot(viewer, file) && charter.readerFeedback() && file.decision().isPresent();
      case L -> viewer instanceof Viewer.Link link && link.scope().equals(file.code());
      case T -> areReadsOfTrialClosed;
    };
  }

  /** Whether {@code viewer} sees an object of this case that {@code owner} made. */
  public boolean seesOf(Datum datum, Viewer viewer, CaseFile file, UserId owner) {
    boolean isOwn = viewer instanceof Viewer.Person person && person.actor().user().equals(owner);
    return sees(datum, viewer, file) && (sight(datum, viewer) != Sight.O || isOwn);
  }

  /** Whether {@code viewer} sees this part of what the site declared of the child. */
  public boolean seesOfChild(ReaderDatum part, Viewer viewer, CaseFile file) {
    return sees(Datum.AGE_AND_SEX, viewer, file)
        && (sight(Datum.AGE_AND_SEX, viewer) != Sight.P || charter.readerSees().contains(part));
  }

  /** Whether {@code viewer} sees audit records of this kind, made by {@code actor}. */
  public boolean seesEvent(AuditEvent event, UserId actor, Viewer viewer, CaseFile file) {
    return seesOf(Datum.AUDIT, viewer, file, actor)
        && (sight(Datum.AUDIT, viewer) != Sight.Y1
            || event.group().equals("platform")
            || TrailSight.ACCESS.contains(event.name()));
  }

  /** Whether the words of a record of this kind are not for everybody who sees the whole trail. */
  public static boolean hasBlindedWords(String event) {
    return WORDS.containsKey(event);
  }

  /**
   * Whether {@code viewer}, who sees the whole trail, sees the words of a record of this kind now:
   * a form stands in the record that says it was signed.
   */
  public boolean seesWords(String event, Viewer viewer, CaseFile file) {
    Datum told = WORDS.get(event);
    return told == null || sees(told, viewer, file);
  }

  private static boolean isConcluded(CaseFile file) {
    return file.verdict().isPresent();
  }

  private static boolean hasVisibleImages(CaseFile file) {
    return !file.submissions().isEmpty()
        && !file.erased()
        && !WITHOUT_IMAGES.contains(file.state().name());
  }

  private static boolean isOfSite(Viewer viewer, CaseFile file) {
    return viewer instanceof Viewer.Person person
        && file.opening().filter(opening -> person.actor().belongsTo(opening.site())).isPresent();
  }

  private static List<Slot> slotsOf(Viewer viewer) {
    return viewer instanceof Viewer.Person person
        ? List.of(Slot.values()).stream()
            .filter(slot -> slot.role() == person.actor().role())
            .toList()
        : List.of();
  }

  private static Predicate<Slot> heldBy(Viewer viewer, CaseFile file) {
    return slot ->
        viewer instanceof Viewer.Person person
            && file.reader(slot).filter(person.actor().user()::equals).isPresent();
  }

  private static boolean holdsSlot(Viewer viewer, CaseFile file) {
    return slotsOf(viewer).stream().anyMatch(heldBy(viewer, file));
  }

  // Whoever is to read first without a hint meets the other reads after the own signature.
  private boolean isOpenToAdjudicator(CaseFile file) {
    boolean called =
        file.state().name() == StateName.ADJUDICATING || file.state().name().isAfterReview();
    return called
        && (charter.adjudicatorView() == AdjudicatorView.CHOOSE_A_B
            || file.holder(Slot.ADJ)
                .filter(read -> read.life() instanceof SlotRead.Signed)
                .isPresent());
  }

  /** All that {@code viewer} may see of the case. */
  public CaseView view(Viewer viewer, CaseFile file) {
    Optional<CaseFile.Opening> opening = file.opening();
    boolean seesNote = sees(Datum.LOCAL_DIAGNOSIS, viewer, file);
    boolean seesCode = sees(Datum.CASE_CODE, viewer, file);
    boolean seesLetters = sees(Datum.DECISION, viewer, file);
    boolean seesConsent = sees(Datum.CONSENT, viewer, file);
    return new CaseView(
        Optional.of(file.code()).filter(_ -> seesCode),
        Optional.of(file.state().name()).filter(_ -> seesCode),
        opening.map(CaseFile.Opening::site).filter(_ -> sees(Datum.SITE, viewer, file)),
        opening
            .map(CaseFile.Opening::ageYears)
            .filter(_ -> seesOfChild(ReaderDatum.AGE_YEARS, viewer, file)),
        opening.map(CaseFile.Opening::sex).filter(_ -> seesOfChild(ReaderDatum.SEX, viewer, file)),
        opening.map(CaseFile.Opening::localDiagnosis).filter(_ -> seesNote),
        opening.map(CaseFile.Opening::clinicalNote).filter(_ -> seesNote),
        sees(Datum.IMAGES, viewer, file),
        sees(Datum.DATES, viewer, file),
        sees(Datum.QC, viewer, file) ? rulings(file) : List.of(),
        sees(Datum.LIMITATIONS, viewer, file) ? limitations(file) : List.of(),
        // Who asked stands in the journal alone: where own queries are meant, the reader's page
        // asks it with seesOf.
        sight(Datum.QUERIES, viewer) != Sight.O && sees(Datum.QUERIES, viewer, file)
            ? file.queries()
            : List.of(),
        ownReads(viewer, file),
        sees(Datum.READS_OF_OTHERS, viewer, file) ? reads(viewer, file) : Map.of(),
        sees(Datum.WHO_READ, viewer, file) ? readers(file) : Map.of(),
        settlement(file).filter(_ -> sees(Datum.ADJUDICATION, viewer, file)),
        file.verdict().filter(_ -> sees(Datum.CONCLUSION, viewer, file)),
        seesLetters
            ? file.decisions().stream()
                .filter(decision ->
                    sight(Datum.DECISION, viewer) != Sight.FS || wasTold(decision.version(), file))
                .toList()
            : List.of(),
        seesLetters ? file.letters() : List.of(),
        seesConsent ? file.consents() : List.of(),
        seesConsent ? file.referrals() : List.of());
  }

  private static boolean wasTold(int decision, CaseFile file) {
    return file.letters().stream().anyMatch(letter -> letter.decision() == decision);
  }

  private static List<QcRuling> rulings(CaseFile file) {
    return file.submissions().stream()
        .flatMap(submission -> submission.rulings().stream())
        .toList();
  }

  private static List<QcCheck> limitations(CaseFile file) {
    return file.submission().flatMap(Submission::lastRuling).stream()
        .flatMap(ruling -> ruling.deviations().stream())
        .map(Deviation::check)
        .distinct()
        .toList();
  }

  private Map<Slot, ReadForm> ownReads(Viewer viewer, CaseFile file) {
    Map<Slot, ReadForm> own = new EnumMap<>(Slot.class);
    if (sees(Datum.OWN_READ, viewer, file)) {
      slotsOf(viewer).stream()
          .filter(heldBy(viewer, file))
          .forEach(slot ->
              file.holder(slot).flatMap(SlotRead::form).ifPresent(form -> own.put(slot, form)));
    }
    return own;
  }

  private Map<String, ReadForm> reads(Viewer viewer, CaseFile file) {
    List<Slot> slots = Slot.ofReaders(charter.readers());
    Map<String, ReadForm> reads = new LinkedHashMap<>();
    if (sight(Datum.READS_OF_OTHERS, viewer) == Sight.B) {
      List<Slot> shuffled = shuffled(slots, file);
      for (Slot slot : shuffled) {
        String label = String.valueOf((char) ('A' + shuffled.indexOf(slot)));
        file.signedForm(slot).ifPresent(form -> reads.put(label, form));
      }
    } else {
      for (Slot slot : slots) {
        file.signedForm(slot).ifPresent(form -> reads.put(slot.name(), form));
      }
    }
    return reads;
  }

  /**
   * The slots in the order in which the adjudicator meets their reads as A, B and C: the same for
   * ever in one case, and another in the next, so that no letter means a reader.
   */
  public static List<Slot> shuffled(List<Slot> slots, CaseFile file) {
    return slots.stream()
        .sorted(
            Comparator.comparing(
                slot -> Hash.of("EIR-ORDER-1\n" + file.code().text() + "/" + slot).hex()))
        .toList();
  }

  private static Map<Slot, UserId> readers(CaseFile file) {
    Map<Slot, UserId> readers = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      file.reader(slot).ifPresent(user -> readers.put(slot, user));
    }
    return readers;
  }

  private static Optional<Settlement> settlement(CaseFile file) {
    return file.holder(Slot.ADJ)
        .flatMap(read ->
            read.life() instanceof SlotRead.Signed(_, _, Settlement content)
                ? Optional.of(content)
                : Optional.empty());
  }
}
