package eir.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the peers from Debian are called, for speed and for residue alike. */
public final class PeerCommands {
  private static final List<String> DCMODIFY_TAGS =
      List.of(
          "0008,0050",
          "0008,0080",
          "0008,0081",
          "0008,0090",
          "0008,1010",
          "0008,1030",
          "0008,103E",
          "0008,1040",
          "0008,1048",
          "0008,1050",
          "0008,1070",
          "0010,0010",
          "0010,0020",
          "0010,0030",
          "0010,1000",
          "0010,1040",
          "0010,2154",
          "0010,4000",
          "0018,1000",
          "0018,1030");

  private PeerCommands() {}

  /** {@code dcmodify} that empties twenty elements and makes new UIDs; the files follow. */
  public static List<String> dcmodify() {
    List<String> command =
        new ArrayList<>(List.of("dcmodify", "-nb", "-ie", "-imt", "-ep", "-gst", "-gse", "-gin"));
    for (String tag : DCMODIFY_TAGS) {
      command.add("-ma");
      command.add("(" + tag + ")=");
    }
    return command;
  }

  /** A certificate for gdcmanon, which encrypts the originals for its holder. */
  public static Path certificate(Path scratch) throws IOException {
    Path certificate = scratch.resolve("cert.pem");
    if (Files.exists(certificate)) {
      return certificate;
    }
    await(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=bench",
            "-keyout",
            scratch.resolve("key.pem").toString(),
            "-out",
            certificate.toString()));
    return certificate;
  }

  /** Exit codes do not matter here: peers fail on files that they cannot read. */
  public static void await(List<String> command) throws IOException {
    File nowhere = new File("/dev/null");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(nowhere).start();
    try {
      process.waitFor();
    } catch (InterruptedException stop) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
