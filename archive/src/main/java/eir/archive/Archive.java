package eir.archive;

import eir.archive.access.Accounts;
import eir.archive.access.Links;
import eir.archive.access.MailRights;
import eir.archive.access.RoleGrants;
import eir.archive.access.Sessions;
import eir.archive.access.Signing;
import eir.archive.casework.CaseProjections;
import eir.archive.casework.Cases;
import eir.archive.casework.Charters;
import eir.archive.casework.Drafts;
import eir.archive.casework.Effects;
import eir.archive.casework.Letters;
import eir.archive.casework.Units;
import eir.archive.casework.Worklists;
import eir.archive.database.Database;
import eir.archive.index.ObjectReaper;
import eir.archive.index.Presentations;
import eir.archive.index.Sites;
import eir.archive.index.Submissions;
import eir.archive.index.Uploads;
import eir.archive.job.Jobs;
import eir.archive.journal.AuditTrail;
import eir.archive.journal.Checkpoints;
import eir.archive.journal.Events;
import eir.archive.message.Outbox;
import eir.archive.object.Objects;
import eir.archive.object.Scratch;
import eir.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What the server asks of storage, and what it is made of.
 *
 * <p>Safe for many threads. Several archives may be open on the same PostgreSQL and S3 at once, and
 * an {@code eir} command beside the server on the same folder.
 */
public final class Archive implements AutoCloseable {
  private final Database database;
  private final Objects objects;
  private final Sites sites;
  private final Uploads uploads;
  private final Submissions submissions;
  private final Presentations presentations;
  private final Links links;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Signing signing;
  private final RoleGrants roleGrants;
  private final MailRights mailRights;
  private final Charters charters;
  private final Units units;
  private final Cases cases;
  private final CaseProjections projections;
  private final Drafts drafts;
  private final Letters letters;
  private final Worklists worklists;
  private final Outbox outbox;
  private final Jobs jobs;
  private final Events events;
  private final Checkpoints checkpoints;
  private final AuditTrail auditTrail;
  private final Scratch scratch;

  private Archive(
      Database database,
      Objects objects,
      Scratch scratch,
      Path folder,
      InstantSource clock,
      Duration sessionIdle,
      Duration sessionLongest) {
    this.database = database;
    this.objects = objects;
    this.scratch = scratch;
    this.events = new Events(database, clock);
    this.sites = new Sites(database, events);
    this.uploads = new Uploads(database, objects, events, clock);
    this.submissions = new Submissions(database, objects, events, clock, folder);
    this.presentations = new Presentations(database, objects, clock);
    this.links = new Links(database, events, clock);
    this.accounts = new Accounts(database, events, clock);
    this.sessions = new Sessions(database, accounts, events, clock, sessionIdle, sessionLongest);
    this.signing = new Signing(accounts);
    this.roleGrants = new RoleGrants(database, events);
    this.outbox = new Outbox(database, events, clock);
    this.checkpoints =
        new Checkpoints(
            database,
            events,
            (handle, key, values) ->
                outbox.tell(handle, Accounts.active(handle, Role.AUDITOR), key, values),
            clock);
    this.auditTrail = new AuditTrail(database, checkpoints);
    this.mailRights = new MailRights(database, accounts, outbox, clock);
    this.charters = new Charters(database, events, clock);
    this.units = new Units(database, events);
    this.cases =
        new Cases(
            database,
            events,
            charters,
            new Effects(outbox, links, submissions, clock),
            new ObjectReaper(database, objects),
            clock);
    this.projections = new CaseProjections(database, charters, clock);
    this.drafts = new Drafts(database, events, clock);
    this.letters = new Letters(database);
    this.worklists = new Worklists(database);
    this.jobs = new Jobs(database, clock);
  }

  /** {@link #open(ArchivePlaces, InstantSource, Duration, Duration)} with the usual sessions. */
  public static Archive open(ArchivePlaces places, InstantSource clock) {
    return open(places, clock, Sessions.IDLE, Sessions.LONGEST);
  }

  /**
   * Opens an archive; makes it if it is not there, brings its schema forward if it is behind, and
   * sweeps temporary files of processes that died.
   *
   * @param sessionIdle EIR_SESSION_IDLE
   * @param sessionLongest EIR_SESSION_MAX
   * @throws ArchiveException if it cannot be opened, or was written by a newer program
   */
  public static Archive open(
      ArchivePlaces places, InstantSource clock, Duration sessionIdle, Duration sessionLongest) {
    makePrivate(places.folder());
    for (String part : List.of("db", "blobs", "tmp")) {
      makePrivate(places.folder().resolve(part));
    }
    Scratch scratch = Scratch.open(places.folder().resolve("tmp").resolve("work"));
    try {
      Database database = places.openDatabase();
      try {
        return new Archive(
            database,
            places.openObjects(),
            scratch,
            places.folder(),
            clock,
            sessionIdle,
            sessionLongest);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /** Makes a folder for this user alone; leaves one that is there as its owner made it. */
  static void makePrivate(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      throw new ArchiveException("The data folder cannot be made; name another by EIR_DATA", e);
    }
  }

  /** The database itself: for backup, and for the journal of cases. */
  public Database database() {
    return database;
  }

  public Objects objects() {
    return objects;
  }

  public Sites sites() {
    return sites;
  }

  public Uploads uploads() {
    return uploads;
  }

  public Submissions submissions() {
    return submissions;
  }

  public Presentations presentations() {
    return presentations;
  }

  public Links links() {
    return links;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Signing signing() {
    return signing;
  }

  public RoleGrants roleGrants() {
    return roleGrants;
  }

  public MailRights mailRights() {
    return mailRights;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Charters charters() {
    return charters;
  }

  public Units units() {
    return units;
  }

  public Cases cases() {
    return cases;
  }

  /** What is kept of cases beside their journal, to be made again. */
  public CaseProjections projections() {
    return projections;
  }

  public Drafts drafts() {
    return drafts;
  }

  public Letters letters() {
    return letters;
  }

  public Worklists worklists() {
    return worklists;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  public AuditTrail auditTrail() {
    return auditTrail;
  }

  public Events events() {
    return events;
  }

  /** A folder of this process alone, for work in hand; gone with the archive or the next start. */
  public Path workFolder() {
    return scratch.folder();
  }

  /** Whether database and objects answer. */
  public boolean isReady() {
    return database.isReady() && objects.isReady();
  }

  @Override
  public void close() {
    try {
      objects.close();
    } finally {
      try {
        database.close();
      } finally {
        scratch.close();
      }
    }
  }
}
