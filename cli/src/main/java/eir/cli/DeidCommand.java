package eir.cli;

import eir.cli.tree.Answers;
import eir.cli.tree.Children;
import eir.cli.tree.DeidTree;
import eir.cli.tree.DeidTree.Naming;
import eir.cli.tree.DeidTree.Writing;
import eir.cli.tree.FileList;
import eir.cli.tree.Progress;
import eir.cli.tree.Unlisted;
import eir.deid.Subject;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eir deid IN OUT}: a tree in, the same tree out without identity. */
@Command(
    name = "deid",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Remove identity from every DICOM image below IN and write the results below OUT.",
      "Each output has passed the gate. A stopped run can be started again: it goes on.",
      "Documents, films and photographs are refused, reports unless the profile names 113104.",
      "A picture that may show text, and all ultrasound and secondary captures, wait until",
      "somebody has looked: see --boxes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir key new site.key                          once a clinic",
      "  eir deid --key-file site.key /media/cd out    a CD",
      "  eir check out                                 the proof",
      "  eir deid -n --waiting boxes.json /media/cd out   lists the pictures to look at; fill it,"
          + " then",
      "  eir deid --boxes boxes.json /media/cd out",
      "",
      "Exit: 0 all images written, 1 some refused or none found, 2 usage, 3 disk, 130 stopped."
    })
final class DeidCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A folder, or one file; nothing in it is changed.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "A folder; made if it is missing.")
  private Path output = Path.of("");

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "The site key (24 words or 64 hexadecimal digits); else $EIR_KEY_FILE.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Lines 'name = value': tier, options, sponsor, protocol-id, site-id …")
  private Optional<Path> profileFile = Optional.empty();

  @Option(
      names = "--subject",
      paramLabel = "PSEUDONYM",
      description = "All files are this known subject's, whatever their Patient ID.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--crosswalk",
      paramLabel = "FILE",
      description = {
        "The clinic's own list of children, as the upload page saves it. Those on it keep their",
        "codes and days; those of this run are added; a new one is begun if there is none.",
        "It names everybody: keep it where the key is, not with the images."
      })
  private Optional<Path> crosswalk = Optional.empty();

  @Option(
      names = "--keep-names",
      description = "Keep names of files and folders. They may identify: look at them first.")
  private boolean keepNames;

  @Option(
      names = "--boxes",
      paramLabel = "FILE",
      description = {
        "Answers of somebody who has looked at pictures: boxes that get blank in every frame, or",
        "that nothing is written there; JSON, see docs/deid.md."
      })
  private Optional<Path> boxesFile = Optional.empty();

  @Option(
      names = "--waiting",
      paramLabel = "FILE",
      description = {
        "Write the series that must be looked at as a file for --boxes. It holds UIDs as they",
        "stand in IN, which identify."
      })
  private Optional<Path> waitingFile = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was done by tag, and each refusal, as JSON without values.")
  private Optional<Path> reportFile = Optional.empty();

  @Option(
      names = "--show-refused",
      description = "Name the refused input files on this terminal (the names may identify).")
  private boolean showRefused;

  @Option(
      names = "--unknown",
      description = {
        "Afterwards list dropped words, codes and private creators that the files of at least",
        "three patients share and that name nobody: what the lists may lack."
      })
  private boolean unknown;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Do everything but write.")
  private boolean dryRun;

  @Option(names = "--json", description = "The summary as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, no summary.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    ProfileFile trial = ProfileFile.read(profileFile);
    SiteKey key = SiteKeyFile.read(keyFile);
    FileList files = TreeArgument.list(input, "IN");
    TreeArgument.mustLieOutside(output, input);
    TreeArgument.mustLieBeside("--crosswalk", crosswalk, input, output);
    TreeArgument.mustLieBeside("--waiting", waitingFile, input, output);
    TreeArgument.mustLieBeside("--report", reportFile, input, output);
    waitingFile.ifPresent(SecretFile::mustBeNew);
    Optional<Children> children = crosswalk.map(list -> CrosswalkFile.children(list, key));
    DeidTree.Order order =
        new DeidTree.Order(
            trial.profile(),
            key,
            trial.stamp().orElse(ProfileFile.NO_TRIAL),
            subject.map(typed -> known(key, typed)),
            children,
            keepNames ? Naming.KEPT : Naming.HARMLESS,
            dryRun ? Writing.NOTHING : Writing.FILES,
            boxesFile.isPresent() ? BoxesFile.read(boxesFile.get(), files) : Answers.NONE,
            threads);
    Progress progress = new Progress(Progress.Style.of(quiet), System.err, files.size());
    Thread sweeper = new Thread(this::sweep);
    Runtime.getRuntime().addShutdownHook(sweeper);
    DeidTree.Summary summary = DeidTree.run(files, output, order, progress);
    Runtime.getRuntime().removeShutdownHook(sweeper);
    if (children.isPresent() && !dryRun) {
      byte[] nonce = new byte[CrosswalkFile.NONCE_BYTES];
      new SecureRandom().nextBytes(nonce);
      CrosswalkFile.replace(crosswalk.orElseThrow(), children.get(), key, nonce);
    }

    String text = DeidSummary.json(summary, order.profile());
    if (reportFile.isPresent()) {
      Files.writeString(reportFile.get(), text + "\n");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text);
    } else if (!quiet) {
      out.print(DeidSummary.text(summary));
    }
    if (waitingFile.isPresent()) {
      SecretFile.create(waitingFile.get());
      Files.writeString(
          waitingFile.get(),
          BoxesFile.unanswered(summary.waiting()),
          StandardOpenOption.TRUNCATE_EXISTING);
    }
    if (showRefused) {
      for (DeidTree.Refused refused : summary.refused()) {
        out.println(refused.reason() + "\t" + files.entries().get(refused.index()).path());
      }
    }
    if (unknown) {
      print(Unlisted.of(files, order.profile()), out);
    }
    out.flush();
    boolean whole = summary.refused().isEmpty() && summary.written() + summary.resumed() > 0;
    return (whole ? Exit.DONE : Exit.NEGATIVE).code();
  }

  private static void print(Unlisted unlisted, PrintWriter out) {
    for (Unlisted.Term term : unlisted.terms()) {
      String kind = term.kind().name().toLowerCase(Locale.ROOT);
      out.println(kind + "\t" + term.text() + "\t" + term.files() + "\t" + term.patients());
    }
    out.println(
        unlisted.untold()
            + " more, of fewer than "
            + Unlisted.LEAST_PATIENTS
            + " patients or like a name, are not shown.");
  }

  private void sweep() {
    try {
      if (!dryRun && Files.isDirectory(output)) {
        DeidTree.sweep(output);
      }
      System.err.println("\neir: stopped; start it again to go on.");
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static Subject known(SiteKey key, String typed) {
    String text = Pseudonym.normalise(typed);
    if (!Pseudonym.isValid(text)) {
      throw new CommandFailure(
          Exit.USAGE, "--subject: the pseudonym has a typing error; copy it again.");
    }
    return Subject.known(key, new Pseudonym(text));
  }
}
