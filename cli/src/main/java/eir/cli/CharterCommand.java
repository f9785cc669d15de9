package eir.cli;

import eir.archive.Archive;
import eir.archive.access.FreshSignature;
import eir.archive.access.Session;
import eir.archive.access.SignIn;
import eir.archive.access.Token;
import eir.archive.casework.Charters;
import eir.trial.Role;
import eir.trial.charter.Charter;
import eir.trial.charter.CharterFinding;
import eir.trial.charter.CharterJson;
import eir.trial.charter.CharterKey;
import eir.trial.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eir charter}: the trial's review configuration. */
@Command(
    name = "charter",
    description = "Check, import, activate and show the trial's review configuration.",
    subcommands = {
      CharterCommand.Check.class,
      CharterCommand.Import.class,
      CharterCommand.Activate.class,
      CharterCommand.Show.class
    })
final class CharterCommand {

  @Command(name = "check", description = "Say what is wrong with a charter's file, if anything.")
  static final class Check implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON, eir.charter/1")
    Path file = Path.of("");

    @Option(names = "--json", description = "print JSON instead of rows")
    boolean json;

    @Override
    public Integer call() throws IOException {
      List<CharterFinding> findings =
          switch (CharterJson.read(Files.readString(file))) {
            case CharterJson.Valid _ -> List.of();
            case CharterJson.Invalid(List<CharterFinding> found) -> found;
          };
      new Answer(spec.commandLine().getOut(), json)
          .list(
              "eir.charter-findings/1",
              findings.stream().map(CharterCommand::row).toList(),
              "The charter is valid.");
      return (findings.isEmpty() ? Exit.DONE : Exit.NEGATIVE).code();
    }
  }

  @Command(
      name = "import",
      description = "Keep a charter as a draft; a draft of its key is replaced.")
  static final class Import extends WithArchive {
    @Parameters(paramLabel = "FILE", description = "JSON, eir.charter/1")
    Path file = Path.of("");

    @Override
    Exit run(Archive archive, Answer answer) {
      String text;
      try {
        text = Files.readString(file);
      } catch (IOException unreadable) {
        throw new CommandFailure(Exit.IO, "The charter's file cannot be read.");
      }
      return switch (CharterJson.read(text)) {
        case CharterJson.Invalid(List<CharterFinding> findings) -> {
          answer.list(
              "eir.charter-findings/1", findings.stream().map(CharterCommand::row).toList(), "");
          yield Exit.NEGATIVE;
        }
        case CharterJson.Valid(Charter charter) -> {
          if (!archive.charters().draft(charter, ACTOR)) {
            throw new CommandFailure(
                Exit.NEGATIVE,
                "This version was in force before and never changes; count its version up.");
          }
          answer.one("eir.charter/1", row(new Charters.Version(charter, Charters.State.DRAFT)));
          yield Exit.DONE;
        }
      };
    }
  }

  @Command(
      name = "activate",
      description = "Put a draft into force, signed by a physician of the trial.",
      footer = "Example: eir charter activate DIPG/2 --login olga --reason \"amendment 3\"")
  static final class Activate extends WithArchive {
    @Parameters(paramLabel = "KEY", description = "name and version, as DIPG/2")
    String key = "";

    @Option(names = "--login", required = true, description = "of the physician who signs")
    String login = "";

    @Option(names = "--reason", required = true, description = "for the journal")
    String reason = "";

    @Mixin UserCommand.PasswordSource source = new UserCommand.PasswordSource(false);

    @Override
    Exit run(Archive archive, Answer answer) {
      CharterKey wanted = key(key);
      var password = source.read();
      if (!(archive.sessions().signIn(login, password)
          instanceof SignIn.SignedIn(Session session, Token token))) {
        throw new CommandFailure(Exit.NEGATIVE, "Login or password is wrong; nothing was signed.");
      }
      try {
        if (!archive.sessions().actAs(token, Role.PHYSICIAN)) {
          throw new CommandFailure(Exit.NEGATIVE, "Only a PHYSICIAN of the trial activates it.");
        }
        Session physician = archive.sessions().find(token).orElse(session);
        Optional<FreshSignature> signature = archive.signing().verify(physician, login, password);
        return switch (archive.charters().activate(wanted, physician.who(), signature, reason)) {
          case DONE -> Exit.DONE;
          case NO_DRAFT ->
              throw new CommandFailure(
                  Exit.NEGATIVE, "There is no draft of this key; see: eir charter show");
          case NOT_SIGNED -> throw new CommandFailure(Exit.NEGATIVE, "The signature was refused.");
        };
      } finally {
        archive.sessions().end(token);
      }
    }
  }

  @Command(name = "show", description = "List the versions, or print one as JSON.")
  static final class Show extends WithArchive {
    @Parameters(paramLabel = "KEY", arity = "0..1", description = "name and version, as DIPG/2")
    Optional<String> key = Optional.empty();

    @Override
    Exit run(Archive archive, Answer answer) {
      if (key.isEmpty()) {
        answer.list(
            "eir.charters/1",
            archive.charters().list().stream().map(CharterCommand::row).toList(),
            "No charter yet; see: eir charter import");
        return Exit.DONE;
      }
      Charters.Version version =
          archive
              .charters()
              .find(key(key.get()))
              .orElseThrow(() ->
                  new CommandFailure(
                      Exit.NEGATIVE, "There is no such version; see: eir charter show"));
      spec.commandLine().getOut().println(StrictJson.pretty(CharterJson.write(version.charter())));
      spec.commandLine().getOut().flush();
      return Exit.DONE;
    }
  }

  private static CharterKey key(String text) {
    try {
      return CharterKey.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
    }
  }

  private static Map<String, Object> row(CharterFinding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("field", finding.field());
    row.put("found", finding.found());
    row.put("allowed", finding.allowed());
    return row;
  }

  private static Map<String, Object> row(Charters.Version version) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("charter", version.charter().key().toString());
    row.put("state", version.state().name());
    row.put("readers", version.charter().readers());
    row.put("adjudication", version.charter().adjudication().name());
    return row;
  }
}
