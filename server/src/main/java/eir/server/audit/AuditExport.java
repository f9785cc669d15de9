package eir.server.audit;

import eir.archive.Archive;
import eir.archive.access.Session;
import eir.archive.journal.Act;
import eir.archive.journal.AuditTrail;
import eir.server.http.Answer;
import eir.server.http.Exchange;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.audit.AuditRecord;
import eir.trial.blinding.Blinding;
import eir.trial.blinding.Viewer;
import eir.trial.charter.Charter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The whole trail as a file, a line a record as {@code eir audit export} writes it, so that the
 * chain can be recomputed without Eir. What an auditor may not read yet is left out of it by its
 * words alone: the record with its hashes is there (docs/domain.md §8).
 */
public final class AuditExport {
  private final Archive archive;

  /** Over the journal of {@code archive}. */
  public AuditExport(Archive archive) {
    this.archive = archive;
  }

  /** {@code GET /audit/export}. Its own record is the last line, and stands there if it breaks. */
  public Answer export(Exchange exchange, Session session) {
    archive.events().append(Act.of(session.who(), "EXPORT_MADE", "journal", ""));
    Viewer viewer = new Viewer.Person(session.actor());
    return Answer.growing(
            200,
            "application/jsonl; charset=utf-8",
            out -> {
              Writer lines =
                  new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              try {
                Shown shown = new Shown(viewer);
                archive.auditTrail().export(exported -> write(lines, exported, shown));
              } catch (UncheckedIOException e) {
                throw e.getCause();
              }
              lines.flush();
            })
        .with("Content-Disposition", "attachment; filename=\"eir-audit.jsonl\"");
  }

  private static void write(Writer out, AuditTrail.Exported exported, Shown shown) {
    try {
      out.write(shown.words(exported.record()) ? exported.line() : exported.lineWithoutWords());
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the viewer may read. A case is folded once, where it is first asked about. */
  private final class Shown {
    private record Case(CaseFile file, Blinding blinding) {}

    private final Viewer viewer;
    private final Map<String, Optional<Case>> cases = new HashMap<>();

    Shown(Viewer viewer) {
      this.viewer = viewer;
    }

    boolean words(AuditRecord record) {
      return !Blinding.hasBlindedWords(record.event())
          || cases
              .computeIfAbsent(record.id().replaceFirst("/.*", ""), this::find)
              .filter(one -> one.blinding().seesWords(record.event(), viewer, one.file()))
              .isPresent();
    }

    // A case that cannot be read shows no words.
    private Optional<Case> find(String code) {
      Optional<CaseFile> file = archive.cases().file(new CaseCode(code));
      Optional<Charter> charter = file.flatMap(archive.cases()::charterOf);
      return file.flatMap(one -> charter.map(rules -> new Case(one, new Blinding(rules, false))));
    }
  }
}
