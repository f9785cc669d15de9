package eir.cli;

import eir.cli.tree.Answers;
import eir.cli.tree.Children;
import eir.cli.tree.DeidOrder;
import eir.cli.tree.DeidOrder.Naming;
import eir.cli.tree.DeidOrder.Writing;
import eir.cli.tree.DeidResult;
import eir.cli.tree.DeidTree;
import eir.cli.tree.FileList;
import eir.cli.tree.Unlisted;
import eir.deid.Subject;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private RunFolders folders = new RunFolders();

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

  @Option(
      names = {"-n", "--dry-run"},
      description = "Do everything but write.")
  private boolean dryRun;

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException {
    ProfileFile trial = ProfileFile.read(profileFile);
    SiteKey key = SiteKeyFile.read(keyFile);
    FileList files = folders.files();
    folders.mustLieBeside("--crosswalk", crosswalk);
    folders.mustLieBeside("--waiting", waitingFile);
    waitingFile.ifPresent(SecretFile::mustBeNew);
    Optional<Children> children = crosswalk.map(list -> CrosswalkFile.children(list, key));
    DeidOrder order =
        new DeidOrder(
            trial.profile(),
            key,
            trial.stamp().orElse(ProfileFile.NO_TRIAL),
            subject.map(typed -> known(key, typed)),
            children,
            keepNames ? Naming.KEPT : Naming.HARMLESS,
            dryRun ? Writing.NOTHING : Writing.FILES,
            boxesFile.isPresent() ? BoxesFile.read(boxesFile.get(), files) : Answers.NONE,
            options.threads());
    DeidResult summary;
    try (WhenStopped _ = new WhenStopped(this::sweep, "start it again to go on.")) {
      summary = DeidTree.run(files, folders.output(), order, options.progress(files));
    }
    if (children.isPresent() && !dryRun) {
      byte[] nonce = new byte[CrosswalkFile.NONCE_BYTES];
      new SecureRandom().nextBytes(nonce);
      CrosswalkFile.replace(crosswalk.orElseThrow(), children.get(), key, nonce);
    }

    String json = DeidSummary.json(summary, order.profile());
    folders.report(json);
    options.print(() -> DeidSummary.text(summary), () -> json);
    if (waitingFile.isPresent()) {
      SecretFile.create(waitingFile.get());
      Files.writeString(
          waitingFile.get(),
          BoxesFile.unanswered(summary.waiting()),
          StandardOpenOption.TRUNCATE_EXISTING);
    }
    PrintWriter out = options.out();
    if (showRefused) {
      for (DeidResult.Refused refused : summary.refused()) {
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

  private void sweep() throws IOException {
    if (!dryRun && Files.isDirectory(folders.output())) {
      DeidTree.sweep(folders.output());
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
