package eir.archive.casework;

import eir.archive.access.Account;
import eir.archive.access.Accounts;
import eir.archive.access.Links;
import eir.archive.index.SubmissionVersion;
import eir.archive.index.Submissions;
import eir.archive.job.Jobs;
import eir.archive.journal.Who;
import eir.archive.message.Outbox;
import eir.trial.CaseCode;
import eir.trial.CaseEvent;
import eir.trial.CaseFile;
import eir.trial.Consequence;
import eir.trial.Entry;
import eir.trial.Message;
import eir.trial.Role;
import eir.trial.Ruling;
import eir.trial.charter.Charter;
import eir.trial.clock.Clocks;
import eir.trial.quality.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What follows from an act outside the journal, in its transaction: mail, work, links, images. */
public final class Effects {
  /** Runs the automatic checks; subject: {@code CASE/NUMBER} of the submission. */
  public static final String CHECK_SUBMISSION = "check-submission";

  /** Renders the letter in both languages; subject: the case code. */
  public static final String RENDER_LETTERS = "render-letters";

  private final Outbox outbox;
  private final Links links;
  private final Submissions submissions;
  private final InstantSource clock;

  public Effects(Outbox outbox, Links links, Submissions submissions, InstantSource clock) {
    this.outbox = outbox;
    this.links = links;
    this.submissions = submissions;
    this.clock = clock;
  }

  void bringAbout(Handle handle, CaseFile after, Charter charter, Ruling.Allowed allowed, Who who) {
    for (Entry entry : allowed.entries()) {
      if (entry.event() instanceof CaseEvent.QcPassed passed) {
        correct(handle, after.code(), passed, charter);
      }
    }
    for (Consequence consequence : allowed.consequences()) {
      bringAbout(handle, after, consequence, who);
    }
    Map<String, String> values = values(after, charter);
    allowed.messages().forEach(message -> tell(handle, after, message, values));
  }

  // Readers go by what quality control says the series are (H7), and so do the checks of them.
  private static void correct(
      Handle handle, CaseCode code, CaseEvent.QcPassed passed, Charter charter) {
    if (!passed.classes().isEmpty()) {
      Findings.find(handle, code, passed.submission())
          .map(findings -> findings.corrected(passed.classes(), charter))
          .ifPresent(findings -> findings.put(handle, code, passed.submission()));
    }
  }

  private void bringAbout(Handle handle, CaseFile after, Consequence consequence, Who who) {
    Instant now = clock.instant();
    switch (consequence) {
      case RUN_CHECKS ->
          Jobs.add(
              handle, CHECK_SUBMISSION, after.code().text() + "/" + after.submissionNumber(), now);
      case RENDER_LETTERS -> Jobs.add(handle, RENDER_LETTERS, after.code().text(), now);
      case CLOSE_IMAGES -> {
        for (SubmissionVersion version : versions(handle, after)) {
          links.revokeAll(handle, version, who, "the case was withdrawn");
        }
        handle.execute(
            "DELETE FROM read_draft WHERE code = ?", after.code().text()); // readers are released
      }
      case ERASE_IMAGES -> {
        for (SubmissionVersion version : versions(handle, after)) {
          submissions.erase(handle, version, who, "the images of the case were erased");
        }
      }
      // The tables of the projection say it: what is hidden, and which letter was sent.
      case HIDE_NAMED_IMAGES, SHOW_NAMED_IMAGES, LOCK_LETTER -> {}
    }
  }

  private static List<SubmissionVersion> versions(Handle handle, CaseFile file) {
    return handle
        .createQuery(
            """
            SELECT submission.id, submission.version FROM submission
              JOIN case_submission ON case_submission.upload = submission.upload
            WHERE case_submission.code = :code
            """)
        .bind("code", file.code().text())
        .map((row, _) -> new SubmissionVersion(row.getString(1), row.getInt(2)))
        .list();
  }

  // Nothing that a mail may not hold: no finding and no free text (docs/domain.md §6).
  private static Map<String, String> values(CaseFile file, Charter charter) {
    Map<String, String> values = new HashMap<>();
    values.put("caseCode", file.code().text());
    values.put("submissionNo", Integer.toString(file.submissionNumber()));
    file.submission()
        .map(Submission::instances)
        .ifPresent(count -> values.put("imageCount", Integer.toString(count)));
    file.submission()
        .map(Submission::series)
        .ifPresent(count -> values.put("seriesCount", Integer.toString(count)));
    if (!file.openQueries().isEmpty()) {
      values.put("category", file.openQueries().getLast().category().name());
    }
    Clocks.deadline(file, charter).ifPresent(due -> values.put("deadline", due.toString()));
    return values;
  }

  private void tell(Handle handle, CaseFile file, Message message, Map<String, String> values) {
    String code = file.code().text();
    switch (message.to()) {
      case Message.EveryoneIn(Role role) ->
          tell(handle, code, Accounts.active(handle, role), message, values);
      case Message.UsersOf(var site) ->
          tell(
              handle,
              code,
              Accounts.active(handle, Role.SITE).stream()
                  .filter(account -> account.site().equals(Optional.of(site.text())))
                  .toList(),
              message,
              values);
      case Message.Person(var user) ->
          tell(
              handle,
              code,
              Accounts.active(handle).stream()
                  .filter(account -> account.userId().equals(user.text()))
                  .toList(),
              message,
              values);
      case Message.ContactOf(var unit) ->
          Units.find(handle, unit)
              .ifPresent(found ->
                  outbox.put(
                      handle,
                      new eir.archive.message.Message(
                          message.key(), "unit:" + unit.text(), found.language(), code, values)));
    }
  }

  private void tell(
      Handle handle,
      String code,
      List<Account> people,
      Message message,
      Map<String, String> values) {
    for (Account account : people) {
      outbox.put(handle, eir.archive.message.Message.about(code, account, message.key(), values));
    }
  }
}
