package eir.archive.casework;

import eir.archive.access.Account;
import eir.archive.access.Accounts;
import eir.archive.index.Sites;
import eir.archive.object.Sha256;
import eir.trial.Actor;
import eir.trial.CaseFile;
import eir.trial.Circumstances;
import eir.trial.Role;
import eir.trial.SiteCode;
import eir.trial.UnitCode;
import eir.trial.UploadId;
import eir.trial.UserId;
import eir.trial.charter.CharterKey;
import eir.trial.charter.Language;
import eir.trial.quality.CheckedSubmission;
import eir.trial.quality.ImageRef;
import eir.trial.quality.Manifest;
import eir.trial.reading.ReadContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the rules ask of the world, looked up within the transaction that they rule in. */
final class DatabaseCircumstances implements Circumstances {
  private final Handle handle;
  private final CaseFile file;
  private final OptionalLong expectedVersion;
  private final Charters charters;
  private final Instant now;

  DatabaseCircumstances(
      Handle handle, CaseFile file, OptionalLong expectedVersion, Charters charters, Instant now) {
    this.handle = handle;
    this.file = file;
    this.expectedVersion = expectedVersion;
    this.charters = charters;
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public OptionalLong expectedVersion() {
    return expectedVersion;
  }

  @Override
  public List<Person> people() {
    Map<String, Integer> open =
        handle
            .createQuery(
                """
                SELECT person, COUNT(*) AS slots FROM (
                  SELECT reader AS person FROM case_slot WHERE life IN ('ASSIGNED', 'DRAFT')
                  UNION ALL
                  SELECT controller FROM review_case
                  WHERE state = 'IN_QC' AND controller IS NOT NULL) AS work
                GROUP BY person
                """)
            .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return Accounts.active(handle).stream()
        .filter(account -> !account.roles().isEmpty())
        .map(account ->
            new Person(
                new UserId(account.userId()),
                account.roles(),
                siteOf(account),
                open.getOrDefault(account.userId(), 0)))
        .toList();
  }

  private static Optional<SiteCode> siteOf(Account account) {
    return account.roles().contains(Role.SITE)
        ? account.site().map(SiteCode::new)
        : Optional.empty();
  }

  @Override
  public boolean isActive(SiteCode site) {
    return exists("SELECT 1 FROM site WHERE code = :key AND is_active", site.text());
  }

  @Override
  public boolean isActive(UnitCode unit) {
    return Units.find(handle, unit).filter(Units.Unit::isActive).isPresent();
  }

  @Override
  public boolean isActive(CharterKey charter) {
    return charters
        .find(handle, charter)
        .filter(version -> version.state() == Charters.State.ACTIVE)
        .isPresent();
  }

  /** A closed upload of the case's site. */
  @Override
  public Optional<Manifest> manifest(UploadId upload) {
    String site = file.opened().site().text();
    return handle
        .createQuery(
            """
            SELECT submission.pseudonym, submission.left_out, upload.announced_files,
              upload.held_files,
              EXISTS (SELECT 1 FROM case_submission WHERE upload = :upload) AS is_taken
            FROM submission JOIN upload ON upload.id = submission.upload
            WHERE upload.id = :upload AND upload.site = :site AND submission.erased_at IS NULL
            """)
        .bind("upload", upload.text())
        .bind("site", site)
        .map((row, _) ->
            new Manifest(
                row.getInt("announced_files") - row.getInt("left_out"),
                row.getInt("held_files"),
                0, // what the gate turns away is not kept, and the close refuses a gap
                series(upload, "%"),
                series(upload, "MR"),
                row.getString("pseudonym"),
                row.getBoolean("is_taken"),
                manifestSha256(upload)))
        .findFirst();
  }

  private int series(UploadId upload, String modality) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM series JOIN study ON study.id = series.study
            WHERE study.upload = :upload AND series.modality LIKE :modality
            """)
        .bind("upload", upload.text())
        .bind("modality", modality)
        .mapTo(Integer.class)
        .one();
  }

  // One line for each instance: UID, space, hash; by UID.
  private String manifestSha256(UploadId upload) {
    String list =
        handle
            .createQuery(
                """
                SELECT sop_instance_uid, sha256 FROM instance WHERE upload = :upload
                ORDER BY sop_instance_uid
                """)
            .bind("upload", upload.text())
            .map((row, _) ->
                row.getString(1) + " " + HexFormat.of().formatHex(row.getBytes(2)) + "\n")
            .collect(Collectors.joining());
    return Sha256.hashOf(list.getBytes(StandardCharsets.US_ASCII)).hex();
  }

  @Override
  public Optional<CheckedSubmission> checked() {
    return Findings.find(handle, file.code(), file.submissionNumber()).map(Findings::checked);
  }

  @Override
  public ReadContext readContext() {
    return Findings.find(handle, file.code(), file.submissionNumber())
        .map(Findings::series)
        .orElseGet(() -> new ReadContext(List.of()));
  }

  @Override
  public Optional<RenderedLetter> letter() {
    String language =
        handle
            .createQuery("SELECT language FROM site WHERE code = :code")
            .bind("code", file.opened().site().text())
            .mapTo(String.class)
            .findFirst()
            .orElse("en");
    return file.decision()
        .flatMap(decision ->
            handle
                .createQuery(
                    """
                    SELECT * FROM case_letter
                    WHERE code = :code AND decision = :decision AND language = :language
                    """)
                .bind("code", file.code().text())
                .bind("decision", decision.version())
                .bind("language", language)
                .map((row, _) ->
                    new RenderedLetter(
                        row.getInt("decision"),
                        Language.of(row.getString("language")).orElseThrow(),
                        row.getString("sha256"),
                        names(row.getString("unresolved"))))
                .findFirst());
  }

  private static Set<String> names(String words) {
    return words.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(words.split(" ")));
  }

  @Override
  public boolean canSee(Actor actor, ImageRef images) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM case_submission
              JOIN study ON study.upload = case_submission.upload
              JOIN series ON series.study = study.id
              JOIN instance ON instance.series = series.id
            WHERE case_submission.code = :code
              AND (series.uid = :uid OR instance.sop_instance_uid = :uid)
              AND NOT EXISTS (
                SELECT 1 FROM hidden_image WHERE hidden_image.code = :code AND uid = :uid)
            LIMIT 1
            """)
        .bind("code", file.code().text())
        .bind("uid", images.uid())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  @Override
  public Optional<ErasureRequest> erasureRequest() {
    return AskedErasure.find(handle, file.code())
        .map(asked -> new ErasureRequest(asked.by(), asked.isOfFamily()));
  }

  @Override
  public Optional<LocalDate> trialClosed() {
    return Sites.closedOn(handle);
  }

  private boolean exists(String query, String key) {
    return handle.createQuery(query).bind("key", key).mapTo(Integer.class).findFirst().isPresent();
  }
}
