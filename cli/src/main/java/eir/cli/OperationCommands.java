package eir.cli;

import eir.archive.Archive;
import eir.archive.ArchiveException;
import eir.archive.index.ErasureList;
import eir.archive.index.SubmissionVersion;
import eir.archive.operation.Backup;
import eir.archive.operation.Reindex;
import eir.archive.operation.Restore;
import eir.archive.operation.Verify;
import eir.server.intake.IndexReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The operator's evening: backup, restore, verify, reindex. */
final class OperationCommands {
  private OperationCommands() {}

  @Command(
      name = "backup",
      description =
          "Copy the archive into a folder, while it is in use; a second run adds what is new.")
  static final class BackupCommand extends WithArchive {
    @Parameters(paramLabel = "DIR", description = "a folder for this backup only")
    Path folder = Path.of("");

    @Override
    Exit run(Archive archive, Answer answer) {
      Backup.Result done = Backup.into(folder, archive, ACTOR);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("objects", done.objects());
      row.put("copied", done.copied());
      row.put("bytesCopied", done.bytesCopied());
      answer.one("eir.backup/1", row);
      return Exit.DONE;
    }
  }

  @Command(
      name = "restore",
      description = "Make an archive from a backup, in an empty data folder or database.",
      footer = {
        "With --verify nothing is written: every file of the backup is read and compared.",
        "What was erased after the backup was made is erased again: give the newest list by"
            + " --erased."
      })
  static final class RestoreCommand implements Callable<Integer>, SettingFlags.Taker {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the backup")
    Path folder = Path.of("");

    @Option(names = "--verify", description = "only check the backup")
    boolean verify;

    @Option(
        names = "--erased",
        paramLabel = "PLACE",
        description =
            "the newest list of erased submissions: erased.txt, or a later backup or old data"
                + " folder that holds it; those submissions are not restored")
    Optional<Path> erased = Optional.empty();

    @Option(names = "--json", description = "print JSON instead of rows")
    boolean json;

    @Override
    public Integer call() {
      Answer answer = new Answer(spec.commandLine().getOut(), json);
      try {
        if (verify) {
          Restore.Check check = Restore.verify(folder);
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("files", check.files());
          row.put("damaged", check.damaged());
          answer.one("eir.backup-check/1", row);
          return (check.isWhole() ? Exit.DONE : Exit.NEGATIVE).code();
        }
        var places = SettingFlags.places(SettingFlags.config(spec));
        Restore.Result done = Restore.into(places, folder, erasedSince(), InstantSource.system());
        Map<String, Object> row = row(done.verified());
        row.put("erasedAgain", done.erasedAgain());
        answer.one("eir.restore/1", row);
        return (done.verified().isWhole() ? Exit.DONE : Exit.NEGATIVE).code();
      } catch (ArchiveException refused) {
        throw new CommandFailure(Exit.IO, String.valueOf(refused.getMessage()));
      }
    }

    private List<SubmissionVersion> erasedSince() {
      if (erased.isPresent() && !Files.exists(erased.get())) {
        throw new CommandFailure(
            Exit.USAGE, "--erased: there is nothing at this place; name the list or its folder");
      }
      return erased.map(ErasureList::read).orElse(List.of());
    }
  }

  @Command(
      name = "verify",
      description = "Read every kept file again and compare it with its hash.")
  static final class VerifyCommand extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      return told(Verify.all(archive), answer);
    }
  }

  @Command(
      name = "reindex",
      description = "Make the index of images again from the kept files, after a lost database.")
  static final class ReindexCommand extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      Reindex.Result done = Reindex.run(archive, new IndexReader(archive));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("images", done.images());
      row.put("submissions", done.submissions());
      row.put("leftAlone", done.leftAlone());
      row.put("ofOtherRules", done.ofOtherRules());
      row.put("casesCorrected", archive.projections().reindex());
      answer.one("eir.reindex/1", row);
      if (done.ofOtherRules() > 0) {
        throw new CommandFailure(
            Exit.NEGATIVE,
            "Some images were cleaned by rules that are not known here. Import the charters of the"
                + " trial (eir charter import), or start the version of Eir that took them in, and"
                + " run it again.");
      }
      return Exit.DONE;
    }
  }

  private static Exit told(Verify.Result result, Answer answer) {
    answer.one("eir.verification/1", row(result));
    return result.isWhole() ? Exit.DONE : Exit.NEGATIVE;
  }

  private static Map<String, Object> row(Verify.Result result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("intact", result.intact());
    row.put("damaged", result.changed().size());
    row.put("missing", result.missing().size());
    return row;
  }
}
