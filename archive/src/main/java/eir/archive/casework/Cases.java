package eir.archive.casework;

import eir.archive.access.FreshSignature;
import eir.archive.database.Database;
import eir.archive.index.ObjectReaper;
import eir.archive.journal.Counters;
import eir.archive.journal.Dated;
import eir.archive.journal.Events;
import eir.archive.journal.Who;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.CaseEventJson;
import eir.trial.CaseFile;
import eir.trial.Entry;
import eir.trial.Lifecycle;
import eir.trial.ReadLife;
import eir.trial.Refusal;
import eir.trial.Ruling;
import eir.trial.Signing;
import eir.trial.Slot;
import eir.trial.StateName;
import eir.trial.audit.Signature;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.Charter;
import eir.trial.charter.QcMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The one road of every act of the trial: lock the case, compare the version, let the rules rule,
 * append the events, update the projections, write the mail; all in one transaction, so that of two
 * people who act on the same version one wins and the other is refused whole.
 *
 * <p>Safe for many threads and, on PostgreSQL, many servers.
 */
public final class Cases {
  private final Database database;
  private final Events events;
  private final CaseFiles files;
  private final Effects effects;
  private final ObjectReaper reaper;
  private final InstantSource clock;

  public Cases(
      Database database,
      Events events,
      Charters charters,
      Effects effects,
      ObjectReaper reaper,
      InstantSource clock) {
    this.database = database;
    this.events = events;
    this.files = new CaseFiles(database, charters, clock);
    this.effects = effects;
    this.reaper = reaper;
    this.clock = clock;
  }

  /** Does it, or says why not. Durable when it returns. */
  public CaseAnswer act(CaseRequest request) {
    Optional<CaseAnswer> unsigned = unsigned(request);
    if (unsigned.isPresent()) {
      return unsigned.get();
    }
    CaseAnswer answer = database.write(handle -> act(handle, request));
    if (request.command() instanceof CaseCommand.EraseImages) {
      reaper.reap();
    }
    return answer;
  }

  // A command may claim that it was signed; the signature itself is used up here, once.
  private static Optional<CaseAnswer> unsigned(CaseRequest request) {
    boolean claims =
        request.command() instanceof CaseCommand.Signed signed
            && signed.signing() instanceof Signing.Fresh;
    Who who = CaseJournal.who(request.actor());
    boolean isFresh = request.signature().filter(fresh -> fresh.useFor(who)).isPresent();
    return claims && !isFresh
        ? Optional.of(
            new CaseAnswer.Refused(
                new Ruling.Refused(Refusal.SIGNATURE_REQUIRED, Set.of(request.actor().role()))))
        : Optional.empty();
  }

  private CaseAnswer act(Handle handle, CaseRequest request) {
    String id = request.id().toString();
    String actor = request.actor().user().text();
    int isFirst =
        handle.execute(
            "INSERT INTO case_command (id, actor, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            id,
            actor,
            clock.millis());
    if (isFirst == 0) {
      return earlier(handle, id, actor);
    }
    List<Dated> records = new ArrayList<>();
    CaseAnswer answer = rule(handle, request, records);
    if (answer instanceof CaseAnswer.Done(CaseCode code, long version, StateName state)) {
      handle.execute(
          "UPDATE case_command SET code = ?, version = ?, state = ? WHERE id = ? AND actor = ?",
          code.text(),
          version,
          state.name(),
          id,
          actor);
      events.append(handle, records); // last, as others wait for the end of the journal from here
    } else {
      handle.execute("DELETE FROM case_command WHERE id = ? AND actor = ?", id, actor);
    }
    return answer;
  }

  private static CaseAnswer earlier(Handle handle, String id, String actor) {
    return handle
        .createQuery("SELECT * FROM case_command WHERE id = :id AND actor = :actor")
        .bind("id", id)
        .bind("actor", actor)
        .map((row, _) ->
            new CaseAnswer.Done(
                new CaseCode(row.getString("code")),
                row.getLong("version"),
                StateName.valueOf(row.getString("state"))))
        .one();
  }

  // What is to be recorded is added to records.
  private CaseAnswer rule(Handle handle, CaseRequest request, List<Dated> records) {
    Optional<CaseFile> found =
        request.code().isEmpty()
            ? Optional.of(CaseFile.none(draw(handle)))
            : files.locked(handle, request.code().get());
    Optional<Charter> charter = found.flatMap(file -> files.charter(handle, file));
    if (request.command() instanceof CaseCommand.Submit submit) {
      files.lock(handle, submit.upload());
    }
    if (found.isEmpty()) {
      return refused(Refusal.NOT_VISIBLE);
    }
    if (charter.isEmpty()) {
      return takeBack(handle, request, refused(Refusal.SITE_OR_CHARTER_INACTIVE));
    }
    CaseFile file = found.get();
    Ruling ruling =
        Lifecycle.rule(
            file,
            charter.get(),
            request.actor(),
            request.command(),
            files.circumstances(handle, file, request.expectedVersion()));
    return switch (ruling) {
      case Ruling.Refused(Refusal why, _, _) when why == Refusal.CONFLICT ->
          new CaseAnswer.Conflict(
              file.code(), file.versions().seenBy(request.command()), file.state().name());
      case Ruling.Refused refused -> takeBack(handle, request, new CaseAnswer.Refused(refused));
      case Ruling.Allowed allowed -> {
        CaseFile after = carryOut(handle, file, allowed, request, records);
        CaseFile last = passAutomatically(handle, after, records);
        yield new CaseAnswer.Done(
            last.code(), last.versions().seenBy(request.command()), last.state().name());
      }
    };
  }

  // A code is drawn only for a case that is opened: the numbers of cases have no gaps.
  private static CaseAnswer takeBack(Handle handle, CaseRequest request, CaseAnswer answer) {
    if (request.code().isEmpty()) {
      Counters.giveBack(handle, "case");
    }
    return answer;
  }

  private static CaseAnswer refused(Refusal why) {
    return new CaseAnswer.Refused(new Ruling.Refused(why, why.who()));
  }

  private static CaseCode draw(Handle handle) {
    return new CaseCode("EIR-%04d".formatted(Counters.next(handle, "case")));
  }

  private CaseFile carryOut(
      Handle handle,
      CaseFile before,
      Ruling.Allowed allowed,
      CaseRequest request,
      List<Dated> records) {
    CaseFile after = before.after(allowed.entries());
    // A migration of the charter counts at once, for the time that is due too.
    Charter charter = files.charter(handle, after).orElseThrow();
    CaseRows.put(handle, CaseRow.of(after, charter));
    CaseRows.bind(handle, after);
    effects.bringAbout(handle, after, charter, allowed, CaseJournal.who(request.actor()));
    for (int i = 0; i < allowed.entries().size(); i++) {
      Entry entry = allowed.entries().get(i);
      records.add(
          CaseJournal.record(
              after.code(), entry, i == 0 ? signature(request, entry) : Optional.empty()));
    }
    return after;
  }

  private static Optional<Signature> signature(CaseRequest request, Entry entry) {
    Optional<SignatureMeaning> meaning =
        request.command() instanceof CaseCommand.Signed signed
                && signed.signing() instanceof Signing.Fresh(SignatureMeaning shown)
            ? Optional.of(shown)
            : Optional.empty();
    return meaning.flatMap(shown ->
        request
            .signature()
            .map(FreshSignature::printedName)
            .map(name ->
                new Signature(
                    entry.by().user().text(),
                    name,
                    entry.at(),
                    shown,
                    entry.by().role(),
                    Signature.hashOf(CaseEventJson.detail(entry.event())))));
  }

  // AUTO_IF_CLEAN: Eir passes a submission whose checks found nothing (guard G05).
  private CaseFile passAutomatically(Handle handle, CaseFile file, List<Dated> records) {
    boolean isAsked =
        file.state().name() == StateName.IN_QC
            && files
                .charter(handle, file)
                .filter(charter -> charter.qcMode() == QcMode.AUTO_IF_CLEAN)
                .isPresent();
    if (!isAsked) {
      return file;
    }
    CaseRequest pass =
        CaseRequest.bySystem(
            file.code(),
            UUID.randomUUID(),
            new CaseCommand.QcPass(List.of(), List.of(), new Signing.Unsigned()));
    Ruling ruling =
        Lifecycle.rule(
            file,
            files.charter(handle, file).orElseThrow(),
            pass.actor(),
            pass.command(),
            files.circumstances(handle, file));
    return ruling instanceof Ruling.Allowed allowed
        ? carryOut(handle, file, allowed, pass, records)
        : file;
  }

  /**
   * Keeps what the automatic checks found on a submission, for G05 and the reading form. If the
   * charter lets Eir pass what is clean, it does.
   *
   * @return how the case stands then; empty if there is no such case
   */
  public Optional<StateName> keepFindings(CaseCode code, int submission, Findings findings) {
    return database.write(handle ->
        files
            .locked(handle, code)
            .map(file -> {
              findings.put(handle, code, submission);
              List<Dated> records = new ArrayList<>();
              CaseFile after =
                  submission == file.submissionNumber()
                      ? passAutomatically(handle, file, records)
                      : file;
              if (!records.isEmpty()) {
                events.append(handle, records);
              }
              return after.state().name();
            }));
  }

  /** What the automatic checks found on a submission; empty while they have not run. */
  public Optional<Findings> findings(CaseCode code, int submission) {
    return database.read(handle -> Findings.find(handle, code, submission));
  }

  /** The reader opens their slot: the first time their draft begins. */
  public CaseAnswer openRead(CaseCode code, Slot slot, Actor actor) {
    return onRead(
        code,
        (handle, file) -> ReadLife.open(file, actor, slot, files.circumstances(handle, file)),
        slot);
  }

  /** The reader has a conflict of interest; the slot is free. */
  public CaseAnswer declineRead(CaseCode code, Slot slot, Actor actor, String reason) {
    return onRead(
        code,
        (handle, file) ->
            ReadLife.decline(file, actor, slot, reason, files.circumstances(handle, file)),
        slot);
  }

  @FunctionalInterface
  private interface Rule {
    Ruling on(Handle handle, CaseFile file);
  }

  private CaseAnswer onRead(CaseCode code, Rule rule, Slot slot) {
    return database.write(handle -> {
      Optional<CaseFile> found = files.locked(handle, code);
      if (found.isEmpty()) {
        return refused(Refusal.NOT_VISIBLE);
      }
      return switch (rule.on(handle, found.get())) {
        case Ruling.Refused refused -> new CaseAnswer.Refused(refused);
        case Ruling.Allowed(List<Entry> entries, _, _) -> {
          CaseFile after = found.get().after(entries);
          if (!entries.isEmpty()) {
            CaseRows.put(handle, CaseRow.of(after, files.charter(handle, after).orElseThrow()));
            events.append(
                handle,
                entries.stream()
                    .map(entry -> CaseJournal.record(code, entry, Optional.empty()))
                    .toList());
          }
          yield new CaseAnswer.Done(code, after.versions().ofSlot(slot), after.state().name());
        }
      };
    });
  }

  /** The case as its journal tells it; {@code Blinding} decides what of it a role may see. */
  public Optional<CaseFile> file(CaseCode code) {
    return database.read(handle ->
        Optional.of(CaseJournal.file(handle, code)).filter(file -> file.opening().isPresent()));
  }

  /** The journal of a case, oldest first. */
  public List<Entry> entries(CaseCode code) {
    return database.read(handle -> CaseJournal.entries(handle, code));
  }

  /** The charter that a case follows. */
  public Optional<Charter> charterOf(CaseFile file) {
    return database.read(handle -> files.charter(handle, file));
  }

  /**
   * What the rules would say now, without doing it: for the buttons of a page. Nothing is locked,
   * so the answer may be old by the time of the act, which is ruled on anew.
   */
  public Ruling wouldRule(CaseFile file, Actor actor, CaseCommand command) {
    return database.read(handle ->
        Lifecycle.rule(
            file,
            files.charter(handle, file).orElseThrow(),
            actor,
            command,
            files.circumstances(handle, file)));
  }

  /** Hands the circumstances of a case to {@code ask}: for a form's checks before it is signed. */
  public <T> T withCircumstances(CaseFile file, Function<eir.trial.Circumstances, T> ask) {
    return database.read(handle -> ask.apply(files.circumstances(handle, file)));
  }

  /** The projection of a case. */
  public Optional<CaseRow> row(CaseCode code) {
    return database.read(handle -> CaseRows.find(handle, code));
  }
}
