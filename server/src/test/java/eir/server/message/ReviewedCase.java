package eir.server.message;

import eir.archive.index.Site;
import eir.server.message.LetterWriter.People;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.CaseState;
import eir.trial.Sex;
import eir.trial.SiteCode;
import eir.trial.UnitCode;
import eir.trial.UploadId;
import eir.trial.UserId;
import eir.trial.Verdict;
import eir.trial.Verdict.Source;
import eir.trial.charter.Category;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterJson;
import eir.trial.charter.Language;
import eir.trial.charter.SharingBasis;
import eir.trial.decision.Consent;
import eir.trial.decision.ConsentOutcome;
import eir.trial.decision.Decision;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.Letter;
import eir.trial.decision.Referral;
import eir.trial.quality.Submission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A case of the demonstration's charter after its review, as letters tell it. */
final class ReviewedCase {
  static final Instant DECIDED = Instant.parse("2026-11-09T19:05:00Z");
  static final Verdict ELIGIBLE = new Verdict(Category.CHARACTERISTIC, true, Source.READS);
  static final Verdict OTHER = new Verdict(Category.ALTERNATIVE, false, Source.ADJUDICATION);
  static final People PEOPLE =
      new People(
          Site.of("S01", "Hospital São João", "Vila Serena", "pt-BR", "+55 00 5550-0142"),
          "Ana Ribeiro",
          "Dra Olga Reis",
          List.of("Oncology unit Nova"));

  private ReviewedCase() {}

  /** The table's defaults. */
  static Charter charter() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", CharterJson.FORMAT)
            .put("charterId", "DIPG")
            .put("sponsor", "Eir demonstration")
            .put("protocolId", "DEMO-1");
    return switch (CharterJson.read(json)) {
      case CharterJson.Valid(Charter valid) -> valid;
      case CharterJson.Invalid invalid -> throw new AssertionError(invalid);
    };
  }

  static CaseFile decided(Verdict verdict, DecisionOutcome outcome) {
    Decision decision =
        new Decision(
            1,
            outcome,
            "Dr Q. Reader measured 41 mm, which I doubt.",
            Map.of(),
            new UserId("u-0007"),
            DECIDED,
            true);
    CaseFile none = CaseFile.none(new CaseCode("EIR-0009"));
    return new CaseFile(
        none.code(),
        Optional.of(
            new CaseFile.Opening(
                new SiteCode("S01"),
                charter().key(),
                6,
                Sex.FEMALE,
                "",
                "",
                new UserId("u-0003"),
                DECIDED)),
        new CaseState.Decided(verdict, decision),
        List.of(submission()),
        none.queries(),
        none.reads(),
        Optional.of(verdict),
        List.of(decision),
        List.of(new Letter(1, Language.PT_BR, "0".repeat(64), DECIDED, false)),
        none.acknowledgements(),
        List.of(new Consent(1, ConsentOutcome.GIVEN, "1.2", LocalDate.of(2026, 11, 10))),
        List.of(new Referral(new UnitCode("U1"), DECIDED, Referral.Status.PENDING)),
        Set.of(),
        Optional.empty(),
        false,
        none.closings(),
        none.reminders(),
        none.stays(),
        none.versions());
  }

  private static Submission submission() {
    return new Submission(
        1,
        new UploadId("0123456789abcdef"),
        385,
        4,
        "7HQ2M9XKH",
        "0".repeat(64),
        SharingBasis.values()[0],
        OptionalInt.empty(),
        new UserId("u-0003"),
        DECIDED,
        Optional.empty(),
        List.of());
  }
}
