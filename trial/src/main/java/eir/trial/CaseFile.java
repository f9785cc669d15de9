package eir.trial;

import eir.trial.charter.CharterKey;
import eir.trial.decision.Acknowledgement;
import eir.trial.decision.Closing;
import eir.trial.decision.Consent;
import eir.trial.decision.Decision;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import eir.trial.quality.ImageRef;
import eir.trial.quality.Query;
import eir.trial.quality.Submission;
import eir.trial.reading.ReadForm;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is known of a case: the fold of its journal. Immutable; equal journals give equal
 * files.
 *
 * @param opening absent only before the case is opened
 * @param submissions oldest first; their numbers are 1, 2, …
 * @param queries oldest first; their numbers are 1, 2, …
 * @param reads every version of every read, by slot, oldest first
 * @param verdict of the review, if it has its answer and the answer holds
 * @param decisions oldest first; their versions are 1, 2, …
 * @param letters oldest first
 * @param acknowledgements oldest first
 * @param consents oldest first
 * @param referrals oldest first
 * @param quarantined images that show who the child is, hidden from all
 * @param unblinded when the physician broke the blinding, if ever
 * @param erased whether the images were erased
 * @param closings oldest first
 * @param reminders in the present stay, oldest first
 * @param stays oldest first; the last is the present one
 * @param versions how often case and objects have changed, to tell a stale command
 */
public record CaseFile(
    CaseCode code,
    Optional<Opening> opening,
    CaseState state,
    List<Submission> submissions,
    List<Query> queries,
    Map<Slot, List<SlotRead>> reads,
    Optional<Verdict> verdict,
    List<Decision> decisions,
    List<Letter> letters,
    List<Acknowledgement> acknowledgements,
    List<Consent> consents,
    List<Referral> referrals,
    Set<ImageRef> quarantined,
    Optional<Instant> unblinded,
    boolean erased,
    List<Closing> closings,
    List<Reminder> reminders,
    List<Stay> stays,
    Versions versions) {

  public CaseFile {
    submissions = List.copyOf(submissions);
    queries = List.copyOf(queries);
    reads = copyOf(reads);
    decisions = List.copyOf(decisions);
    letters = List.copyOf(letters);
    acknowledgements = List.copyOf(acknowledgements);
    consents = List.copyOf(consents);
    referrals = List.copyOf(referrals);
    quarantined = Collections.unmodifiableSet(new LinkedHashSet<>(quarantined));
    closings = List.copyOf(closings);
    reminders = List.copyOf(reminders);
    stays = List.copyOf(stays);
  }

  /**
   * @param charter under which the case is reviewed
   * @param localDiagnosis what the site thinks; may be empty
   */
  public record Opening(
      SiteCode site,
      CharterKey charter,
      int ageYears,
      Sex sex,
      String localDiagnosis,
      String clinicalNote,
      UserId by,
      Instant at) {
    Opening under(CharterKey newer) {
      return new Opening(site, newer, ageYears, sex, localDiagnosis, clinicalNote, by, at);
    }
  }

  /**
   * @param percent the step that was crossed; 0 when the coordinator reminded
   */
  public record Reminder(Instant at, int percent) {}

  /** A case that is not opened yet: only its code is drawn. */
  public static CaseFile none(CaseCode code) {
    return new CaseFile(
        code,
        Optional.empty(),
        new CaseState.None(),
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        List.of(),
        Versions.ZERO);
  }

  /** The file that {@code journal}, oldest first, adds up to. */
  public static CaseFile fold(CaseCode code, List<Entry> journal) {
    return none(code).after(journal);
  }

  /** This file after more of the journal. */
  public CaseFile after(List<Entry> more) {
    CaseFolder folder = new CaseFolder(this);
    more.forEach(folder::add);
    return folder.file();
  }

  /**
   * The facts of the opening.
   *
   * @throws IllegalStateException before the case is opened
   */
  public Opening opened() {
    return opening.orElseThrow(() -> new IllegalStateException("The case is not opened yet"));
  }

  /** The last submission, absent before the first. */
  public Optional<Submission> submission() {
    return lastOf(submissions);
  }

  /** Number of the last submission, 0 before the first. */
  public int submissionNumber() {
    return submissions.size();
  }

  public List<Query> openQueries() {
    return queries.stream().filter(Query::isOpen).toList();
  }

  /** All versions of the read in {@code slot}, oldest first. */
  public List<SlotRead> readsIn(Slot slot) {
    return reads.getOrDefault(slot, List.of());
  }

  /** The read in {@code slot} that is open or signed, if somebody holds the slot. */
  public Optional<SlotRead> holder(Slot slot) {
    return lastOf(readsIn(slot))
        .filter(read -> read.isOpen() || read.life() instanceof SlotRead.Signed);
  }

  /** Who holds {@code slot}. */
  public Optional<UserId> reader(Slot slot) {
    return holder(slot).map(SlotRead::reader);
  }

  /** Whether {@code user} holds, or has ever signed in, one of {@code slots}. */
  public boolean hasRead(UserId user, List<Slot> slots) {
    return slots.stream()
        .anyMatch(slot ->
            reader(slot).filter(user::equals).isPresent()
                || readsIn(slot).stream()
                    .anyMatch(read -> read.reader().equals(user) && read.wasSigned()));
  }

  /** The forms signed for the current submission, in the order of {@code slots}. */
  public List<ReadForm> signedForms(List<Slot> slots) {
    return slots.stream().flatMap(slot -> signedForm(slot).stream()).toList();
  }

  /** The form signed in {@code slot} for the current submission. */
  public Optional<ReadForm> signedForm(Slot slot) {
    return holder(slot)
        .filter(read -> read.submission() == submissionNumber())
        .flatMap(SlotRead::form);
  }

  /** The read of the current submission that is signed and in force in {@code slot}. */
  public Optional<SlotRead> signedFor(Slot slot) {
    return holder(slot).filter(read -> read.isSignedFor(submissionNumber()));
  }

  /** The decision in force. */
  public Optional<Decision> decision() {
    return lastOf(decisions).filter(Decision::effective);
  }

  /** The letter of the decision in force, if it was sent. */
  public Optional<Letter> letter() {
    return decision()
        .flatMap(
            decision -> lastOf(letters).filter(letter -> letter.decision() == decision.version()));
  }

  /** The family's answer to the decision in force. */
  public Optional<Consent> consent() {
    return decision()
        .flatMap(decision ->
            lastOf(consents).filter(consent -> consent.decision() == decision.version()));
  }

  /** The last referral, if any. */
  public Optional<Referral> referral() {
    return lastOf(referrals);
  }

  /** When the case came into its present state; absent before it is opened. */
  public Optional<Instant> since() {
    return lastOf(stays).map(Stay::from);
  }

  private static <T> Optional<T> lastOf(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
  }

  private static Map<Slot, List<SlotRead>> copyOf(Map<Slot, List<SlotRead>> reads) {
    Map<Slot, List<SlotRead>> copy = new LinkedHashMap<>();
    for (Slot slot : Slot.values()) {
      List<SlotRead> versions = reads.getOrDefault(slot, List.of());
      if (!versions.isEmpty()) {
        copy.put(slot, List.copyOf(versions));
      }
    }
    return Collections.unmodifiableMap(copy);
  }
}
