package eir.server.casework;

import eir.server.http.Form;
import eir.server.staff.FormErrors;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCommand;
import eir.trial.Role;
import eir.trial.charter.WithdrawalScope;
import eir.trial.decision.AckChannel;
import eir.trial.decision.ConsentOutcome;
import eir.trial.quality.Query;
import eir.trial.quality.QueryAnswer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a site does, or the coordinator for it. */
final class SiteForms {
  private SiteForms() {}

  /** Each open question gets words, or that it cannot be had. */
  static ActForm answer(SeenCase seen, Words words) {
    List<Query> open = seen.file().openQueries();
    List<ActField> fields = new ArrayList<>();
    for (Query query : open) {
      String label = words.text("query." + query.category());
      fields.add(
          new ActField.Told(
              label, query.text().isBlank() ? words.text("question.silent") : query.text()));
      fields.add(
          new ActField.Text(
              "text" + query.number(), words.text("question.answer"), words.text("text.hint")));
      fields.add(
          new ActField.Box("none" + query.number(), "yes", words.text("question.unobtainable")));
    }
    return new ActForm(
        Act.ANSWER_QUERY,
        fields,
        (form, _) ->
            Optional.of(
                new CaseCommand.AnswerQuery(
                    open.stream().flatMap(query -> answer(query, form).stream()).toList())));
  }

  private static Optional<QueryAnswer> answer(Query query, Form form) {
    String text = form.field("text" + query.number());
    if (form.isTicked("none" + query.number())) {
      return Optional.of(new QueryAnswer.NotObtainable(query.number()));
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new QueryAnswer.Text(query.number(), text));
  }

  /** One click of the site; the coordinator writes down what the call said. */
  static ActForm acknowledge(SeenCase seen, Words words) {
    if (seen.actor().role() == Role.SITE) {
      return ActForm.plain(Act.ACKNOWLEDGE, new CaseCommand.Acknowledge(AckChannel.PAGE, ""));
    }
    return new ActForm(
        Act.ACKNOWLEDGE,
        List.of(new ActField.Text("reason", words.text("ack.call"), words.text("ack.call.hint"))),
        (form, _) ->
            Optional.of(new CaseCommand.Acknowledge(AckChannel.PHONE, form.field("reason"))));
  }

  /** Outcome, version, date: three fields, of which one is typed. */
  static ActForm consent(SeenCase seen, LocalDate today, Words words) {
    List<String> versions = seen.charter().consentVersions();
    List<ActField> fields =
        List.of(
            choice("outcome", "consent.outcome", "consent", ConsentOutcome.values(), "", words),
            new ActField.Choice(
                "version.consent",
                words.text("consent.version"),
                versions.stream().map(each -> new ActField.Option(each, each, "")).toList(),
                versions.isEmpty() ? "" : versions.getLast()),
            new ActField.Day(
                "date", words.text("consent.date"), words.text("consent.date.hint"), ""));
    return new ActForm(
        Act.RECORD_CONSENT,
        fields,
        (form, errors) -> {
          Optional<ConsentOutcome> outcome =
              ActForm.word(ConsentOutcome.class, form, "outcome", errors);
          Optional<LocalDate> date = day(form.field("date"), "date", errors);
          date.ifPresent(day -> errors.require(!day.isAfter(today), "date", "consent.date.future"));
          return errors.isEmpty()
              ? Optional.of(
                  new CaseCommand.RecordConsent(
                      outcome.orElseThrow(), form.field("version.consent"), date.orElseThrow()))
              : Optional.empty();
        });
  }

  /** What shall happen with the images that are there, and why. */
  static ActForm withdraw(SeenCase seen, Words words) {
    return new ActForm(
        Act.WITHDRAW,
        List.of(
            choice(
                "scope",
                "withdraw.scope",
                "withdraw",
                WithdrawalScope.values(),
                seen.charter().withdrawalDefault().name(),
                words),
            reason(words)),
        (form, errors) ->
            ActForm.word(WithdrawalScope.class, form, "scope", errors)
                .map(scope -> new CaseCommand.Withdraw(scope, form.field("reason"))));
  }

  /** The field of a reason. */
  static ActField reason(Words words) {
    return new ActField.Text("reason", words.text("reason"), words.text("reason.hint"));
  }

  /** One of an enum's words; their labels and hints are {@code prefix.WORD}, {@code .hint}. */
  static ActField choice(
      String name, String label, String prefix, Enum<?>[] values, String preset, Words words) {
    return new ActField.Choice(
        name,
        words.text(label),
        Arrays.stream(values)
            .map(each -> {
              String key = prefix + "." + each.name();
              String hint = words.has(key + ".hint") ? words.text(key + ".hint") : "";
              return new ActField.Option(each.name(), words.text(key), hint);
            })
            .toList(),
        preset);
  }

  private static Optional<LocalDate> day(String typed, String field, FormErrors errors) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException e) {
      errors.add(field, "form.day.wrong");
      return Optional.empty();
    }
  }
}
