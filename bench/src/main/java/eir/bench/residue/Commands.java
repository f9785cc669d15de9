package eir.bench.residue;

import eir.bench.Machine;
import eir.bench.PeerCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Peers of Debian that are run as commands, each over the whole tree, as its manual says. */
public final class Commands {
  private static final int FILES_EACH = 400;

  private Commands() {}

  /** Those that are installed. */
  public static List<Contestant> installed(Path scratch) {
    List<Contestant> found = new ArrayList<>();
    if (!Machine.firstLineOf("gdcmanon", "--version").equals("not installed")) {
      found.add(new Gdcmanon(scratch));
    }
    if (!Machine.firstLineOf("dcmodify", "--version").equals("not installed")) {
      found.add(new Dcmodify());
    }
    return found;
  }

  private record Gdcmanon(Path scratch) implements Contestant {
    @Override
    public String name() {
      return "gdcmanon";
    }

    @Override
    public String method() {
      return Machine.firstLineOf("gdcmanon", "--version") + ", -e -c CERT --continue, a file each";
    }

    @Override
    public void run(Path input, List<Path> files, Path output) throws IOException {
      Path certificate = PeerCommands.certificate(scratch);
      for (Path file : files) {
        Path target = output.resolve(input.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        PeerCommands.await(
            List.of(
                "gdcmanon",
                "-e",
                "-c",
                certificate.toString(),
                "-i",
                file.toString(),
                "-o",
                target.toString()));
      }
    }
  }

  private record Dcmodify() implements Contestant {
    @Override
    public String name() {
      return "dcmodify";
    }

    @Override
    public String method() {
      return Machine.firstLineOf("dcmodify", "--version")
          + ", -nb -ie -imt -ep -gst -gse -gin, 20 -ma";
    }

    @Override
    public void run(Path input, List<Path> files, Path output) throws IOException {
      List<String> copies = new ArrayList<>();
      for (Path file : files) {
        Path target = output.resolve(input.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(file, target);
        copies.add(target.toString());
      }
      for (int from = 0; from < copies.size(); from += FILES_EACH) {
        List<String> command = PeerCommands.dcmodify();
        command.addAll(copies.subList(from, Math.min(copies.size(), from + FILES_EACH)));
        PeerCommands.await(command);
      }
    }
  }
}
