package eir.server.casework;

import eir.server.http.Form;
import eir.server.staff.FormErrors;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCommand;
import eir.trial.Signing;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.ChecklistAnswer;
import eir.trial.charter.ChecklistItem;
import eir.trial.decision.DecisionOutcome;
import eir.trial.decision.UnblindClass;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the trial physician does. Whether the signature is fresh is seen where it is taken. */
final class PhysicianForms {
  private PhysicianForms() {}

  /** Outcome, reason if it is another than the preset, checklist. The page is its own. */
  static ActForm decide(SeenCase seen) {
    return new ActForm(
        Act.SIGN_DECISION,
        List.of(),
        (form, errors) -> {
          Optional<DecisionOutcome> outcome =
              ActForm.word(DecisionOutcome.class, form, "outcome", errors);
          Map<String, ChecklistAnswer> checklist = checklist(seen, form, errors);
          boolean isOther =
              outcome.isPresent()
                  && seen.file().verdict().filter(v -> v.outcome() != outcome.get()).isPresent();
          errors.require(
              !isOther || form.field("overrideReason").length() >= 10,
              "overrideReason",
              "decision.override.missing");
          return errors.isEmpty()
              ? outcome.map(each ->
                  new CaseCommand.SignDecision(
                      each,
                      isOther ? form.field("overrideReason") : "",
                      checklist,
                      new Signing.Fresh(SignatureMeaning.APPROVAL)))
              : Optional.empty();
        });
  }

  private static Map<String, ChecklistAnswer> checklist(
      SeenCase seen, Form form, FormErrors errors) {
    Map<String, ChecklistAnswer> answers = new HashMap<>();
    for (ChecklistItem item : seen.charter().nonImagingChecklist()) {
      // One tick says yes to all that has no answer of its own.
      if (form.isTicked("check.all") && form.field("check." + item.id()).isEmpty()) {
        answers.put(item.id(), ChecklistAnswer.YES);
        continue;
      }
      ActForm.word(ChecklistAnswer.class, form, "check." + item.id(), errors)
          .ifPresent(answer -> answers.put(item.id(), answer));
    }
    return answers;
  }

  static ActForm amend(Words words) {
    return new ActForm(
        Act.AMEND_DECISION,
        List.of(SiteForms.reason(words)),
        (form, _) ->
            Optional.of(
                new CaseCommand.AmendDecision(
                    form.field("reason"), new Signing.Fresh(SignatureMeaning.APPROVAL))));
  }

  static ActForm unblind(Words words) {
    return new ActForm(
        Act.UNBLIND,
        List.of(
            SiteForms.choice("class", "unblind.class", "unblind", UnblindClass.values(), "", words),
            SiteForms.reason(words)),
        (form, errors) ->
            ActForm.word(UnblindClass.class, form, "class", errors)
                .map(each ->
                    new CaseCommand.Unblind(
                        each,
                        form.field("reason"),
                        new Signing.Fresh(SignatureMeaning.RESPONSIBILITY))));
  }

  static ActForm resubmission(Words words) {
    return new ActForm(
        Act.REQUEST_RESUBMISSION,
        List.of(
            SiteForms.choice(
                "category", "question.about", "query", QueryCategory.values(), "", words),
            new ActField.Text("text", words.text("question.text"), words.text("text.hint"))),
        (form, errors) ->
            ActForm.word(QueryCategory.class, form, "category", errors)
                .map(category ->
                    new CaseCommand.RequestResubmission(
                        category, new QueryObject.WholeSubmission(), form.field("text"))));
  }
}
