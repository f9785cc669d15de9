package eir.cli;

import eir.cli.tree.CheckTree;
import eir.cli.tree.FileList;
import eir.deid.Profile;
import eir.deid.gate.Gate;
import eir.deid.rule.AnyImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir check DIR}: proves a tree harmless in form, or lists what is not. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let the gate look at every file below DIR. Each finding is a line:",
      "index, rule, path, offset, reason, between tabs, never a value. Below them stands what",
      "each kind of finding means, and what to do now."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir check out",
      "  eir check out --markers names.txt       and search for these texts in every byte",
      "  eir check --explain 0010,0010           what happens to an element, and why",
      "",
      "Exit: 0 clean, 1 findings (a file that is no DICOM is one), 2 usage, 3 DIR unreadable."
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "A folder or file.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "The profile of 'eir deid'; if it names stamps, every file must bear them.")
  private Optional<Path> profileFile = Optional.empty();

  @Option(
      names = "--markers",
      paramLabel = "FILE",
      description = "Search every file for the lines of FILE, as they stand in UTF-8.")
  private Optional<Path> markerFile = Optional.empty();

  @Option(
      names = "--explain",
      paramLabel = "TAG",
      description = "Print the rows of the tables that decide about gggg,eeee.")
  private Optional<String> explain = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException {
    if (explain.isPresent()) {
      PrintWriter out = options.out();
      out.print(ElementRows.explain(explain.get()));
      out.flush();
      return Exit.DONE.code();
    }
    ProfileFile trial = ProfileFile.read(profileFile);
    FileList files =
        TreeArgument.list(
            folder.orElseThrow(
                () -> new CommandFailure(Exit.USAGE, "name the folder to check: eir check DIR.")),
            "DIR");
    int today = today();
    CheckTree.Summary summary =
        CheckTree.run(
            files,
            () -> new Gate(trial.profile(), trial.stamp(), today, new AnyImage()),
            markers(),
            options.threads(),
            options.progress(files));
    options.print(() -> text(summary, trial.profile()), () -> json(summary, trial.profile()));
    return (summary.found().isEmpty() ? Exit.DONE : Exit.NEGATIVE).code();
  }

  /** The day that has begun somewhere on Earth; no later date can be true (G12). */
  private static int today() {
    LocalDate day = LocalDate.now(ZoneOffset.MAX);
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  private List<byte[]> markers() throws IOException {
    List<byte[]> markers = new ArrayList<>();
    if (markerFile.isPresent()) {
      for (String line : Files.readAllLines(markerFile.get(), StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          markers.add(line.strip().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return markers;
  }

  private static String text(CheckTree.Summary summary, Profile profile) {
    StringBuilder out = new StringBuilder();
    for (CheckTree.Found found : summary.found()) {
      out.append(found.index())
          .append('\t')
          .append(found.rule())
          .append('\t')
          .append(found.path())
          .append('\t')
          .append(found.offset())
          .append('\t')
          .append(found.reason())
          .append(System.lineSeparator());
    }
    sentences(summary)
        .forEach((finding, sentence) ->
            out.append(finding).append(": ").append(sentence).append(System.lineSeparator()));
    double seconds = Math.max(1e-3, summary.seconds());
    if (summary.faces() > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "warning: %,d files can show a face, nobody defaced them, (0028,0302) YES;"
                  + " keep them under access control%n",
              summary.faces()));
    }
    if (summary.texts() > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "warning: %,d files may show text in their pixels; look at the pictures%n",
              summary.texts()));
    }
    return out.append(
            String.format(
                Locale.ROOT,
                "%,d files, %,d passed, %,d refused; %,d elements seen, %,d to keep, %,d to clean,"
                    + " %,d to remove; profile %s %s, Table E.1-1 %s; %.2f s, %,.0f files/s%n",
                summary.files(),
                summary.passed(),
                summary.files() - summary.passed(),
                summary.elements(),
                summary.elements() - summary.otherwise() - summary.gone(),
                summary.otherwise(),
                summary.gone(),
                profile.name(),
                profile.hash8(),
                Profile.TABLE_EDITION,
                seconds,
                summary.files() / seconds))
        .toString();
  }

  /** Each kind of finding once, with what it means and what to do now. */
  private static Map<String, String> sentences(CheckTree.Summary summary) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (CheckTree.Found found : summary.found()) {
      sentences.putIfAbsent(
          found.rule() + " " + found.reason(), FindingSentence.of(found.rule(), found.reason()));
    }
    return sentences;
  }

  private static String json(CheckTree.Summary summary, Profile profile) {
    List<String> findings = new ArrayList<>();
    for (CheckTree.Found found : summary.found()) {
      findings.add(
          "{\"index\":"
              + found.index()
              + ",\"rule\":\""
              + found.rule()
              + "\",\"path\":\""
              + found.path()
              + "\",\"offset\":"
              + found.offset()
              + ",\"reason\":\""
              + found.reason()
              + "\"}");
    }
    return "{\"format\":\"eir.check/1\",\"files\":"
        + summary.files()
        + ",\"passed\":"
        + summary.passed()
        + ",\"refused\":"
        + (summary.files() - summary.passed())
        + ",\"elements\":"
        + summary.elements()
        + ",\"kept\":"
        + (summary.elements() - summary.otherwise() - summary.gone())
        + ",\"cleaned\":"
        + summary.otherwise()
        + ",\"removed\":"
        + summary.gone()
        + ",\"warnings\":{\"faces\":"
        + summary.faces()
        + ",\"text\":"
        + summary.texts()
        + "},\"profile\":\""
        + profile.name()
        + "\",\"profileHash\":\""
        + profile.hash8()
        + "\",\"tableEdition\":\""
        + Profile.TABLE_EDITION
        + "\",\"findings\":["
        + String.join(",", findings)
        + "],\"sentences\":{"
        + sentences(summary).entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
            .collect(Collectors.joining(","))
        + "}}";
  }
}
