package eir.cli;

import eir.cli.CrosswalkFile.Row;
import eir.deid.key.SiteKey;
import eir.dicom.Identifying;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eir crosswalk}: the clinic's own list of who is who. */
@Command(
    name = "crosswalk",
    mixinStandardHelpOptions = true,
    description = {
      "Show the clinic's list of children that the upload page saved, or seal it under a new key.",
      "It names everybody: keep it where the 24 words are."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir crosswalk show --key-file site.key list.eirlist",
      "  eir crosswalk rekey --key-file old.key --new-key-file new.key old.eirlist new.eirlist"
    })
final class CrosswalkCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Print FILE as CSV (RFC 4180). Look who stands behind you.")
  int show(
      @Option(
              names = "--key-file",
              paramLabel = "KEY",
              description = "The site key; else $EIR_KEY_FILE.")
          Optional<Path> key,
      @Parameters(paramLabel = "FILE") Path file) {
    Identifying<List<Row>> rows = CrosswalkFile.read(file, SiteKeyFile.read(key));
    PrintWriter out = spec.commandLine().getOut();
    out.print("pseudonym,anchor,name,birthDate,studyDates,shiftDays\r\n");
    for (Row row : rows.reveal()) {
      out.print(
          String.join(
                  ",",
                  quoted(row.pseudonym()),
                  quoted(row.anchor()),
                  quoted(row.name()),
                  quoted(row.birthDate()),
                  quoted(String.join(" ", row.studyDates())),
                  Integer.toString(row.shiftDays()))
              + "\r\n");
    }
    out.flush();
    return Exit.DONE.code();
  }

  @Command(
      name = "rekey",
      mixinStandardHelpOptions = true,
      description = {
        "Seal FILE under a new site key into OUT, after the old one was lost or seen.",
        "The children keep their codes on a page that has opened OUT. Destroy FILE afterwards."
      })
  int rekey(
      @Option(
              names = "--key-file",
              paramLabel = "KEY",
              description = "The site key of FILE; else $EIR_KEY_FILE.")
          Optional<Path> key,
      @Option(names = "--new-key-file", required = true, paramLabel = "KEY") Path newKey,
      @Parameters(paramLabel = "FILE") Path file,
      @Parameters(paramLabel = "OUT") Path out)
      throws IOException {
    SiteKey next = SiteKeyFile.read(Optional.of(newKey));
    Identifying<List<Row>> rows = CrosswalkFile.read(file, SiteKeyFile.read(key));
    byte[] nonce = new byte[CrosswalkFile.NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    CrosswalkFile.write(out, rows, next, nonce);
    spec.commandLine().getOut().println(next.fingerprint());
    return Exit.DONE.code();
  }

  // A field that a spreadsheet would run as a formula begins with an apostrophe (CWE-1236).
  private static String quoted(String field) {
    String safe = field.matches("[=+@\\t\\r-].*") ? "'" + field : field;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
