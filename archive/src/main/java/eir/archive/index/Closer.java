package eir.archive.index;

import eir.archive.access.CrockfordBase32;
import eir.archive.index.Closure.Closed;
import eir.archive.job.Jobs;
import eir.archive.journal.Act;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.deid.gate.Finding;
import eir.deid.gate.SubmissionCheck;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Turns an upload into a submission, within one transaction. */
final class Closer {
  private final Events events;
  private final InstantSource clock;
  private final SecureRandom random;

  Closer(Events events, InstantSource clock, SecureRandom random) {
    this.events = events;
    this.clock = clock;
    this.random = random;
  }

  Closure close(Handle handle, String uploadId, Closing closing) {
    handle.execute("UPDATE upload SET touched_at = touched_at WHERE id = ?", uploadId); // the lock
    Optional<Upload> found =
        handle
            .createQuery("SELECT * FROM upload WHERE id = :id")
            .bind("id", uploadId)
            .map((row, _) -> Uploads.upload(row))
            .findFirst();
    if (found.isEmpty()) {
      return new Closure.NotOpen();
    }
    Upload upload = found.get();
    return switch (upload.state()) {
      case ABANDONED -> new Closure.NotOpen();
      case CLOSED -> new Closed(Submissions.ofUpload(handle, uploadId).orElseThrow());
      case OPEN -> closeOpen(handle, upload, closing);
    };
  }

  private Closure closeOpen(Handle handle, Upload upload, Closing closing) {
    int expected = upload.announcedFiles() - closing.leftOut();
    if (upload.heldFiles() != expected || expected == 0) {
      return new Closure.FilesMissing(expected, upload.heldFiles());
    }
    Optional<Closure> unfit = unfit(handle, upload);
    return unfit.orElseGet(() -> submit(handle, upload, pseudonym(handle, upload), closing));
  }

  /**
   * What the rules for a whole submission say. The first of them that is broken is told: studies of
   * two children may also share a series.
   */
  private static Optional<Closure> unfit(Handle handle, Upload upload) {
    SubmissionCheck check = new SubmissionCheck();
    handle
        .createQuery(
            """
            SELECT study.pseudonym, study.uid, study.study_date, series.uid
            FROM series JOIN study ON study.id = series.study
            WHERE study.upload = :id ORDER BY series.id
            """)
        .bind("id", upload.id())
        .map((row, _) -> {
          check.addSeries(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
          return true;
        })
        .list();
    return check.findings().stream()
        .map(Finding::rule)
        .min(Comparator.naturalOrder())
        .map(rule ->
            switch (rule) {
              case G7 -> new Closure.SeveralPatients();
              case G12 -> new Closure.StudiesDisagree();
              case G13 -> new Closure.SeriesDisagree();
              default -> throw new IllegalStateException("no rule of whole submissions: " + rule);
            });
  }

  private static String pseudonym(Handle handle, Upload upload) {
    return handle
        .createQuery("SELECT pseudonym FROM study WHERE upload = :id LIMIT 1")
        .bind("id", upload.id())
        .mapTo(String.class)
        .one();
  }

  private Closed submit(Handle handle, Upload upload, String pseudonym, Closing closing) {
    // Submissions of one site are numbered one after the other: the site's row is the lock.
    handle.execute("UPDATE site SET last_number = last_number WHERE code = ?", upload.site());
    Named name = name(handle, upload.site(), pseudonym);
    handle
        .createUpdate(
            """
            INSERT INTO submission (id, version, number, site, upload, pseudonym, closed_at,
              left_out, attestation, summary, report)
            VALUES (:id, :version, :number, :site, :upload, :pseudonym, :now,
              :leftOut, :attestation, :summary, :report)
            """)
        .bind("id", name.id())
        .bind("version", name.version())
        .bind("number", name.number())
        .bind("site", upload.site())
        .bind("upload", upload.id())
        .bind("pseudonym", pseudonym)
        .bind("now", clock.millis())
        .bind("leftOut", closing.leftOut())
        .bind("attestation", closing.attestation())
        .bind("summary", closing.summary())
        .bind("report", closing.report())
        .execute();
    handle.execute("UPDATE upload SET state = 'CLOSED' WHERE id = ?", upload.id());
    handle
        .createQuery(
            """
            SELECT series.public_id FROM series JOIN study ON study.id = series.study
            WHERE study.upload = :upload ORDER BY series.id
            """)
        .bind("upload", upload.id())
        .mapTo(String.class)
        .forEach(series -> Jobs.add(handle, Jobs.BUNDLE_SERIES, series, clock.instant()));
    events.append(
        handle,
        Act.of(Who.link(upload.link()), "SUBMIT", "submission", name.id())
            .with("version", name.version()));
    return new Closed(Submissions.ofUpload(handle, upload.id()).orElseThrow());
  }

  private record Named(String id, int version, int number) {}

  private Named name(Handle handle, String site, String pseudonym) {
    Optional<Named> earlier =
        handle
            .createQuery(
                """
                SELECT id, version, number FROM submission
                WHERE site = :site AND pseudonym = :pseudonym ORDER BY version DESC LIMIT 1
                """)
            .bind("site", site)
            .bind("pseudonym", pseudonym)
            .map((row, _) ->
                new Named(row.getString("id"), row.getInt("version") + 1, row.getInt("number")))
            .findFirst();
    return earlier.orElseGet(() -> {
      handle.execute("UPDATE site SET last_number = last_number + 1 WHERE code = ?", site);
      int number =
          handle
              .createQuery("SELECT last_number FROM site WHERE code = :code")
              .bind("code", site)
              .mapTo(Integer.class)
              .one();
      return new Named(CrockfordBase32.random(random, Uploads.ID_CHARACTERS), 1, number);
    });
  }
}
