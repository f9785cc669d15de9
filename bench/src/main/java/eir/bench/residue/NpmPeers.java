package eir.bench.residue;

import eir.bench.BrowserBench;
import eir.bench.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** Peers of npm, run under Node; what of them is missing is fetched at their first run. */
public final class NpmPeers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NpmPeers() {}

  /**
   * dicom-curate and dcmjs as far as they can be had; what cannot is said on {@code out}.
   *
   * @param root the checkout, built, whose npm packages hold esbuild
   * @param scratch where scripts and plans are written
   */
  public static List<Contestant> installed(Path root, Path scratch, PrintStream out)
      throws IOException {
    List<Contestant> found = new ArrayList<>();
    for (Peer peer : peers(root, scratch)) {
      if (peer.run(List.of())) {
        found.add(peer);
      } else {
        out.println(peer.name() + " could not be had from npm or GitHub and is left out.");
      }
    }
    return found;
  }

  /** dicom-curate with dates that move and patient characteristics that stay, as in Eir. */
  public static Contestant dicomCurateLikeEir(Path root, Path scratch) throws IOException {
    scripts(scratch);
    return new Peer(root, scratch, "dicom-curate", BrowserBench.DICOM_CURATE, true);
  }

  private static List<Peer> peers(Path root, Path scratch) throws IOException {
    scripts(scratch);
    return List.of(
        new Peer(root, scratch, "dicom-curate", BrowserBench.DICOM_CURATE, false),
        new Peer(root, scratch, "dcmjs", BrowserBench.DCMJS, false));
  }

  private static void scripts(Path scratch) throws IOException {
    if (!Files.exists(scratch.resolve("peers"))) {
      BrowserBench.copy(
          List.of(
              "peers/install.mjs",
              "peers/node.mjs",
              "peers/dcmjs-clean-tags.mjs",
              "browser/dicom-curate.mjs"),
          scratch);
    }
  }

  private record Peer(Path root, Path scratch, String name, String version, boolean likeEir)
      implements Contestant {
    @Override
    public String method() {
      String how = name.equals("dcmjs") ? "anonymizer.cleanTags" : "core, default specification";
      return name
          + " "
          + version
          + (likeEir ? ", dates moved, patient characteristics kept" : ", " + how)
          + ", Node "
          + Machine.firstLineOf("node", "--version");
    }

    @Override
    public void run(Path input, List<Path> files, Path output) throws IOException {
      run(
          files.stream()
              .map(file ->
                  List.of(file.toString(), output.resolve(input.relativize(file)).toString()))
              .toList());
    }

    /** Whether Node came to the end; it does not where the peer cannot be had. */
    private boolean run(List<List<String>> files) throws IOException {
      Path plan = scratch.resolve("peers/plan.json");
      Files.writeString(
          plan,
          JSON.writeValueAsString(
              Map.of(
                  "root",
                  root.toString(),
                  "peers",
                  root.resolve("target/peers/browser").toString(),
                  "dcmjs",
                  BrowserBench.DCMJS,
                  "dicomCurate",
                  BrowserBench.DICOM_CURATE,
                  "peer",
                  name,
                  "likeEir",
                  likeEir,
                  "files",
                  files)));
      Process process =
          new ProcessBuilder("node", scratch.resolve("peers/node.mjs").toString(), plan.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor() == 0;
      } catch (InterruptedException stop) {
        process.destroy();
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
