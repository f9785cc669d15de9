package eir.cli;

import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eir key}: makes a site key and shows what may be shown of it. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = {
      "Make or show the site key, from which pseudonyms, UIDs and date shifts follow.",
      "Whoever has the key can tell who is who: keep it in the clinic."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  eir key new site.key            once a clinic; the file holds 24 words",
      "  eir key words site.key          the words, to write down",
      "  eir key fingerprint site.key    what the server knows of the key"
    })
final class KeyCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Make a key, write it to FILE (24 words) and print its fingerprint.")
  int makeNew(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    byte[] secret = new byte[SiteKey.LENGTH_BYTES];
    new SecureRandom().nextBytes(secret);
    SiteKey key = new SiteKey(Bytes.copyOf(secret));
    SecretFile.create(file);
    Files.writeString(
        file, RecoveryPhrase.of(key).reveal() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    spec.commandLine().getOut().println(key.fingerprint());
    spec.commandLine()
        .getErr()
        .println(
            "Write the 24 words of the file on paper: without them nobody can extend this"
                + " site's data.");
    return Exit.DONE.code();
  }

  @Command(
      name = "fingerprint",
      mixinStandardHelpOptions = true,
      description = "Print the public mark of the key in FILE.")
  int fingerprint(@Parameters(paramLabel = "FILE") Path file) {
    spec.commandLine().getOut().println(SiteKeyFile.read(Optional.of(file)).fingerprint());
    return Exit.DONE.code();
  }

  @Command(
      name = "words",
      mixinStandardHelpOptions = true,
      description = "Print the 24 words of the key in FILE. Look who stands behind you.")
  int words(@Parameters(paramLabel = "FILE") Path file) {
    spec.commandLine()
        .getOut()
        .println(RecoveryPhrase.of(SiteKeyFile.read(Optional.of(file))).reveal());
    return Exit.DONE.code();
  }
}
