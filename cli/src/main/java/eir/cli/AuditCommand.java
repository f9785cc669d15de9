package eir.cli;

import eir.archive.Archive;
import eir.archive.journal.Act;
import eir.trial.audit.Chain;
import eir.trial.audit.Chain.Fault;
import eir.trial.audit.Checkpoint;
import eir.trial.audit.Hash;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eir audit}: the trail of everything that was done. */
@Command(
    name = "audit",
    description = "Prove the audit trail, or hand it out.",
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand {

  @Command(
      name = "verify",
      description = "Recompute the whole chain and compare it with every checkpoint.",
      footer = "Example: eir audit verify --checkpoint 1204:9f86d081…0f00a08")
  static final class Verify extends WithArchive {
    @Option(
        names = "--checkpoint",
        paramLabel = "SEQ:HASH",
        description = "from a mail or a printed export; only these show that all was rewritten")
    List<String> checkpoints = new ArrayList<>();

    @Override
    Exit run(Archive archive, Answer answer) {
      List<Checkpoint> outside = checkpoints.stream().map(Verify::checkpoint).toList();
      Chain.Verdict verdict = archive.auditTrail().verify(outside);
      Map<String, Object> row = new LinkedHashMap<>();
      switch (verdict) {
        case Chain.Whole(Chain.End end, long redacted) -> {
          row.put("whole", true);
          row.put("records", end.seq());
          row.put("hash", end.hash().hex());
          row.put("redacted", redacted);
        }
        case Chain.Broken(long seq, Fault fault) -> {
          row.put("whole", false);
          row.put("firstBadRecord", seq);
          row.put("fault", fault.name());
          row.put("meaning", meaning(fault));
        }
      }
      boolean isWhole = verdict instanceof Chain.Whole;
      archive
          .events()
          .append(Act.of(ACTOR, "VERIFY_RUN", "journal", "").with("whole", isWhole ? "yes" : "no"));
      answer.one("eir.audit-verification/1", row);
      return isWhole ? Exit.DONE : Exit.NEGATIVE;
    }

    private static Checkpoint checkpoint(String text) {
      if (!text.matches("[1-9][0-9]{0,17}:[0-9a-f]{64}")) {
        throw new CommandFailure(
            Exit.USAGE, "A checkpoint is a number, a colon and 64 hexadecimal digits.");
      }
      int colon = text.indexOf(':');
      return new Checkpoint(
          Long.parseLong(text.substring(0, colon)), new Hash(text.substring(colon + 1)));
    }

    private static String meaning(Fault fault) {
      return switch (fault) {
        case CHANGED -> "The record was changed after it was written.";
        case NOT_BOUND -> "The record does not follow the one before it.";
        case MISSING -> "Records were deleted here.";
        case OUT_OF_ORDER -> "A record was inserted or moved.";
        case WORDS_CHANGED -> "The record's words were changed or removed without a record of it.";
        case REWRITTEN -> "From here on the trail is not the one that a checkpoint was made of.";
        case CUT -> "The end of the trail was cut off.";
      };
    }
  }

  @Command(name = "export", description = "Print the trail as JSON, a record a line.")
  static final class Export extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      PrintWriter out = spec.commandLine().getOut();
      archive.auditTrail().export(exported -> out.println(exported.line()));
      archive.events().append(Act.of(ACTOR, "EXPORT_MADE", "journal", ""));
      out.flush();
      return Exit.DONE;
    }
  }
}
