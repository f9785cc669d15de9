package eir.cli;

import eir.deid.key.RecoveryPhrase;
import eir.deid.key.SiteKey;
import eir.dicom.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A site key on disk: 24 words, or 64 hexadecimal digits. */
final class SiteKeyFile {
  private static final long LARGEST_BYTES = 4096;

  private SiteKeyFile() {}

  /** The key that the option names, else the variable {@code EIR_KEY_FILE}. */
  static SiteKey read(Optional<Path> option) {
    Path file =
        option
            .or(() -> Optional.ofNullable(System.getenv("EIR_KEY_FILE")).map(Path::of))
            .orElseThrow(() ->
                new CommandFailure(
                    Exit.USAGE,
                    "no site key. Make one with 'eir key new site.key', then add"
                        + " '--key-file site.key' (or set EIR_KEY_FILE)."));
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new CommandFailure(Exit.USAGE, "the key file is no site key: it is too long.");
      }
      return parse(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      throw new CommandFailure(
          Exit.IO, "the key file cannot be read: does it exist, and may you read it?");
    }
  }

  private static SiteKey parse(String text) {
    if (text.length() == 2 * SiteKey.LENGTH_BYTES && text.matches("[0-9a-fA-F]+")) {
      return new SiteKey(Bytes.copyOf(java.util.HexFormat.of().parseHex(text)));
    }
    return switch (RecoveryPhrase.read(text)) {
      case RecoveryPhrase.Reading.Key(var key) -> key;
      case RecoveryPhrase.Reading.WrongCount(var found) ->
          throw wrong(
              "it holds " + found + " words; 24 words or 64 hexadecimal digits make a key.");
      case RecoveryPhrase.Reading.UnknownWord(var number) ->
          throw wrong("word " + number + " is not in the list; look at the paper again.");
      case RecoveryPhrase.Reading.WrongChecksum() ->
          throw wrong("all words are known, but one is wrong or two have changed places.");
    };
  }

  private static CommandFailure wrong(String why) {
    return new CommandFailure(Exit.USAGE, "the key file is no site key: " + why);
  }
}
