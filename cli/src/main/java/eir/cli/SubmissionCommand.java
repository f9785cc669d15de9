package eir.cli;

import eir.archive.Archive;
import eir.archive.index.Closing;
import eir.archive.index.Inventory;
import eir.archive.index.Submission;
import eir.archive.index.SubmissionVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir submission}: what has been sent. */
@Command(
    name = "submission",
    description = "List submissions and show what one holds.",
    subcommands = {
      SubmissionCommand.ListSubmissions.class,
      SubmissionCommand.Show.class,
      SubmissionCommand.DeidReport.class
    })
final class SubmissionCommand {

  @Command(name = "list", description = "List the submissions, newest first.")
  static final class ListSubmissions extends WithArchive {
    @Option(names = "--limit", description = "at most so many (default: ${DEFAULT-VALUE})")
    int limit = 100;

    @Override
    Exit run(Archive archive, Answer answer) {
      answer.list(
          "eir.submissions/1",
          archive.submissions().list(limit, 0).stream().map(SubmissionCommand::row).toList(),
          "No submission yet. They appear here when a site closes an upload.");
      return Exit.DONE;
    }
  }

  @Command(name = "show", description = "The series of one submission.")
  static final class Show extends WithArchive {
    @Parameters(paramLabel = "ID", description = "as ID or ID/VERSION")
    String id = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      List<Map<String, Object>> rows = new ArrayList<>();
      SubmissionVersion found = found(archive, id).id();
      for (Inventory.Study study : archive.submissions().inventory(found).studies()) {
        for (Inventory.Series series : study.series()) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("series", series.id());
          row.put("modality", series.modality());
          row.put("description", series.seriesDescription());
          row.put("instances", series.instances().size());
          row.put(
              "bytes",
              series.instances().stream().mapToLong(Inventory.Instance::lengthBytes).sum());
          rows.add(row);
        }
      }
      answer.list("eir.submission-series/1", rows, "Its images have been erased.");
      return Exit.DONE;
    }
  }

  @Command(
      name = "report",
      description = "The de-identification report as the sender closed it, JSON without values.")
  static final class DeidReport extends WithArchive {
    @Parameters(paramLabel = "ID", description = "as ID or ID/VERSION")
    String id = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      String report =
          archive
              .submissions()
              .closing(found(archive, id).id())
              .map(Closing::report)
              .orElseThrow(() -> new CommandFailure(Exit.NEGATIVE, "It has no report."));
      spec.commandLine().getOut().println(report);
      return Exit.DONE;
    }
  }

  /** {@code ID} is version 1, {@code ID/2} another. */
  static SubmissionVersion parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? new SubmissionVersion(text, 1)
          : new SubmissionVersion(
              text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          Exit.USAGE, "A submission is named ID or ID/VERSION; see: eir submission list");
    }
  }

  static String text(SubmissionVersion id) {
    return id.submission() + "/" + id.version();
  }

  private static Submission found(Archive archive, String text) {
    return archive
        .submissions()
        .find(parse(text))
        .orElseThrow(() ->
            new CommandFailure(
                Exit.NEGATIVE, "No submission has this id; see: eir submission list"));
  }

  private static Map<String, Object> row(Submission submission) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", text(submission.id()));
    row.put("site", submission.site());
    row.put("number", submission.number());
    row.put("pseudonym", submission.pseudonym());
    row.put("closed", submission.closedAt().toString());
    row.put("images", submission.images());
    row.put("bytes", submission.bytes());
    row.put("erased", submission.erasedAt().map(Object::toString).orElse(""));
    return row;
  }
}
