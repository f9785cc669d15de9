package eir.server.message;

import eir.archive.index.Site;
import eir.server.http.Origin;
import eir.server.message.LetterSheet.Signature;
import eir.server.words.Words;
import eir.trial.CaseFile;
import eir.trial.TrialIdentity;
import eir.trial.Verdict;
import eir.trial.charter.Charter;
import eir.trial.decision.Consent;
import eir.trial.decision.Decision;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Fills the letters from a case (DOMAIN.md §6). The same case and people give the same letter: its
 * dates come from the journal, and no clock is read.
 */
public final class LetterWriter {
  /** A decision letter of this many paragraphs has one of its own for the next step. */
  private static final int WITH_NEXT_STEP = 4;

  private final Texts texts;
  private final TrialIdentity trial;
  private final Origin origin;

  /** Letters of {@code trial}; their codes lead to {@code origin}. */
  public LetterWriter(Texts texts, TrialIdentity trial, Origin origin) {
    this.texts = texts;
    this.trial = trial;
    this.origin = origin;
  }

  /**
   * Who stands in a letter besides the case.
   *
   * @param site the clinic; its record holds the telephone number to call
   * @param coordinator name
   * @param signer printed name of the physician who signed the decision
   * @param units names of the units that children are referred to
   */
  public record People(Site site, String coordinator, String signer, List<String> units) {
    public People {
      units = List.copyOf(units);
    }
  }

  /**
   * The letter of the decision in force.
   *
   * @throws IllegalStateException if there is none
   */
  public LetterSheet decision(CaseFile file, Charter charter, People people, Words language) {
    Decision decision =
        file.decision()
            .orElseThrow(() -> new IllegalStateException("The case has no decision in force"));
    Words words = language.in(charter.calendar().zone());
    Map<String, String> values = values(file, people);
    values.put("signerName", people.signer());
    values.put("decisionDate", words.longDay(decision.signedAt()));
    values.put("decisionVersion", Integer.toString(decision.version()));
    values.put("charterVersion", charter.charterId() + "/" + charter.version());
    values.put("unitName", String.join(words.text("letter.or"), people.units()));
    values.put("reasonText", reason(file, decision, words));
    Texts.Filled text = texts.fill(key(decision.outcome()), words.language(), values);
    List<String> paragraphs = new ArrayList<>(paragraphs(text));
    Signature signature =
        new Signature(paragraphs.removeLast(), people.signer(), decision.signedAt());
    Optional<String> next =
        paragraphs.size() + 1 < WITH_NEXT_STEP
            ? Optional.empty()
            : Optional.of(paragraphs.removeLast());
    return sheet(
        file,
        people.site().name(),
        people.site().city(),
        decision.signedAt(),
        text,
        paragraphs,
        next,
        Optional.of(signature),
        OptionalInt.of(decision.version()),
        words);
  }

  /**
   * Tells the site not to use the last letter.
   *
   * @param at when the decision was amended
   * @throws IllegalStateException if no letter was sent
   */
  public LetterSheet superseded(
      CaseFile file, Charter charter, People people, Instant at, Words language) {
    if (file.letters().isEmpty()) {
      throw new IllegalStateException("No letter was sent");
    }
    Letter earlier = file.letters().getLast();
    Words words = language.in(charter.calendar().zone());
    Map<String, String> values = values(file, people);
    values.put("earlierDate", words.longDay(earlier.sentAt()));
    Texts.Filled text = texts.fill("letter.superseded", words.language(), values);
    return sheet(
        file,
        people.site().name(),
        people.site().city(),
        at,
        text,
        paragraphs(text),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(earlier.decision()),
        words);
  }

  /**
   * Asks {@code unit} to take the child.
   *
   * @throws IllegalStateException if no consent was recorded or no referral was sent
   */
  public LetterSheet referral(
      CaseFile file, Charter charter, People people, String unit, Words language) {
    Consent consent =
        file.consent().orElseThrow(() -> new IllegalStateException("No consent was recorded"));
    Referral referral =
        file.referral().orElseThrow(() -> new IllegalStateException("No referral was sent"));
    Words words = language.in(charter.calendar().zone());
    Map<String, String> values = values(file, people);
    values.put("unitName", unit);
    values.put("consentDate", words.longDay(consent.date()));
    values.put("consentVersion", consent.version());
    Texts.Filled text = texts.fill("referral.sent", words.language(), values);
    return sheet(
        file,
        unit,
        "",
        referral.sentAt(),
        text,
        paragraphs(text),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        words);
  }

  private Map<String, String> values(CaseFile file, People people) {
    Map<String, String> values = new HashMap<>();
    values.put("trialName", trial.protocolId());
    values.put("caseCode", file.code().text());
    values.put("submissionNo", Integer.toString(file.submissionNumber()));
    values.put("siteName", people.site().name());
    values.put("coordinatorName", people.coordinator());
    values.put("coordinatorPhone", people.site().phone());
    return values;
  }

  private LetterSheet sheet(
      CaseFile file,
      String to,
      String city,
      Instant at,
      Texts.Filled text,
      List<String> paragraphs,
      Optional<String> next,
      Optional<Signature> signature,
      OptionalInt number,
      Words words) {
    return new LetterSheet(
        words,
        trial.protocolName().isEmpty() ? trial.protocolId() : trial.protocolName(),
        to,
        city,
        at,
        text.subject(),
        paragraphs,
        next,
        signature,
        number.isEmpty()
            ? Optional.empty()
            : Optional.of(
                origin.at("/cases/" + file.code().text() + "/letters/" + number.getAsInt())),
        text.unresolved());
  }

  private static List<String> paragraphs(Texts.Filled text) {
    return Arrays.asList(text.body().split("\n\n"));
  }

  private static String key(DecisionOutcome outcome) {
    return switch (outcome) {
      case ELIGIBLE -> "letter.eligible";
      case NOT_ELIGIBLE -> "letter.notEligible";
      case NOT_EVALUABLE -> "letter.notEvaluable";
    };
  }

  // From a closed list: the physician's own words are for exports, not for the site (§6).
  private static String reason(CaseFile file, Decision decision, Words words) {
    Optional<Verdict> verdict = file.verdict();
    return switch (decision.outcome()) {
      case ELIGIBLE -> "";
      case NOT_EVALUABLE ->
          verdict.filter(Verdict::isNotEvaluable).isEmpty()
              ? words.text("letter.reason.OTHER")
              : words.text("letter.reason.NOT_EVALUABLE." + verdict.get().source());
      case NOT_ELIGIBLE ->
          verdict.filter(found -> !found.imagingEligible() && !found.isNotEvaluable()).isEmpty()
              ? words.text("letter.reason.OTHER")
              : words.text("letter.reason." + verdict.get().category());
    };
  }
}
