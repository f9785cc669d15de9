package eir.cli;

import eir.archive.Archive;
import eir.archive.access.Account;
import eir.archive.access.AccountChange;
import eir.archive.access.AccountOrder;
import eir.archive.access.Password;
import eir.trial.Role;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir user}: who may sign in. */
@Command(
    name = "user",
    description = "List, add, lock and unlock people, and set new passwords.",
    subcommands = {
      UserCommand.ListUsers.class,
      UserCommand.Add.class,
      UserCommand.Invite.class,
      UserCommand.Reset.class,
      UserCommand.Lock.class,
      UserCommand.Unlock.class
    })
final class UserCommand {

  @Command(name = "list", description = "List the people.")
  static final class ListUsers extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      answer.list(
          "eir.users/1",
          archive.accounts().list().stream().map(UserCommand::row).toList(),
          "Nobody yet. 'eir serve' prints a one-time link to make the first administrator.");
      return Exit.DONE;
    }
  }

  @Command(
      name = "add",
      description = "Add a person.",
      footer = "Example: eir user add ana --name \"Ana Ribeiro\" --role COORDINATOR")
  static final class Add extends WithArchive {
    @Parameters(paramLabel = "LOGIN", description = "2 to 64 of a-z, 0-9 . _ @ -")
    String login = "";

    @Option(names = "--name", required = true, description = "as others see it")
    String name = "";

    @Option(names = "--role", required = true, description = "one of ${COMPLETION-CANDIDATES}")
    Set<Role> roles = Set.of();

    @Option(names = "--site", description = "the site of somebody with the role SITE")
    Optional<String> site = Optional.empty();

    @Option(names = "--email", description = "for mail from Eir")
    Optional<String> email = Optional.empty();

    @Option(names = "--language", defaultValue = "en", description = "en or pt-BR")
    String language = "en";

    @Mixin PasswordSource source = new PasswordSource();

    @Override
    Exit run(Archive archive, Answer answer) {
      AccountOrder order;
      try {
        order = new AccountOrder(login, name, email, language, roles, site);
      } catch (IllegalArgumentException wrong) {
        throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
      }
      return told(archive.accounts().create(order, source.read(), ACTOR), answer);
    }
  }

  @Command(
      name = "invite",
      description = "Add a person who chooses their own password by a one-time link.",
      footer =
          "Example: eir user invite lena --name \"Lena Hoff\" --email lena@example.org --role"
              + " READER")
  static final class Invite extends WithArchive {
    @Parameters(paramLabel = "LOGIN", description = "2 to 64 of a-z, 0-9 . _ @ -")
    String login = "";

    @Option(names = "--name", required = true, description = "as others see it")
    String name = "";

    @Option(names = "--email", required = true, description = "where the link goes")
    String email = "";

    @Option(names = "--language", defaultValue = "en", description = "en or pt-BR")
    String language = "en";

    @Option(names = "--role", required = true, description = "one of ${COMPLETION-CANDIDATES}")
    Set<Role> roles = Set.of();

    @Option(names = "--site", description = "the site of somebody with the role SITE")
    Optional<String> site = Optional.empty();

    @Override
    Exit run(Archive archive, Answer answer) {
      AccountOrder order;
      try {
        order = new AccountOrder(login, name, Optional.of(email), language, roles, site);
      } catch (IllegalArgumentException wrong) {
        throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
      }
      // The running server sends the mail; the link is made at that moment and is only in it.
      return told(archive.mailRights().invite(order, ACTOR), answer);
    }
  }

  @Command(name = "reset", description = "Set a new password; the person is signed out everywhere.")
  static final class Reset extends WithArchive {
    @Parameters(paramLabel = "LOGIN", description = "whose password")
    String login = "";

    @Mixin PasswordSource source = new PasswordSource();

    @Override
    Exit run(Archive archive, Answer answer) {
      return told(archive.accounts().resetPassword(login, source.read(), ACTOR), answer);
    }
  }

  @Command(name = "lock", description = "Keep a person out, at once.")
  static final class Lock extends WithArchive {
    @Parameters(paramLabel = "LOGIN", description = "who")
    String login = "";

    @Option(names = "--reason", required = true, description = "for the journal")
    String reason = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      return archive.accounts().lock(login, ACTOR, reason) ? Exit.DONE : Exit.NEGATIVE;
    }
  }

  @Command(name = "unlock", description = "Let a person in again.")
  static final class Unlock extends WithArchive {
    @Parameters(paramLabel = "LOGIN", description = "who")
    String login = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      return archive.accounts().unlock(login, ACTOR) ? Exit.DONE : Exit.NEGATIVE;
    }
  }

  /** A password from a file or typed twice unseen; never from the command line. */
  static final class PasswordSource {
    @Option(
        names = "--password-file",
        description = "first line of this file; without it you are asked")
    Optional<Path> file = Optional.empty();

    private final boolean isNew;

    PasswordSource() {
      this(true);
    }

    /** Asks for a new one twice, for one that is known once. */
    PasswordSource(boolean isNew) {
      this.isNew = isNew;
    }

    Password read() {
      if (file.isPresent()) {
        try (var lines = Files.lines(file.get())) {
          return new Password(lines.findFirst().orElse(""));
        } catch (IOException unreadable) {
          throw new CommandFailure(Exit.IO, "The password file cannot be read.");
        }
      }
      Console console = System.console();
      if (console == null) {
        throw new CommandFailure(Exit.USAGE, "No terminal to ask at; use --password-file.");
      }
      char[] first =
          console.readPassword(isNew ? "New password (12 characters or more): " : "Password: ");
      char[] second = isNew ? console.readPassword("Again: ") : first;
      if (first == null || second == null || !java.util.Arrays.equals(first, second)) {
        throw new CommandFailure(Exit.USAGE, "The two differ; nothing was changed.");
      }
      return new Password(new String(first));
    }
  }

  private static Exit told(AccountChange change, Answer answer) {
    return switch (change) {
      case AccountChange.Done(Account account) -> {
        answer.one("eir.user/1", row(account));
        yield Exit.DONE;
      }
      case AccountChange.PasswordRefused(var why) ->
          throw new CommandFailure(
              Exit.NEGATIVE,
              switch (why) {
                case TOO_SHORT -> "The password has fewer than 12 characters.";
                case TOO_LONG -> "The password has more than 128 characters.";
                case BREACHED -> "The password is among those that attackers try first.";
                case LIKE_LOGIN -> "The password is too much like the login.";
              });
      case AccountChange.LoginTaken _ ->
          throw new CommandFailure(Exit.NEGATIVE, "Another person has this login.");
      case AccountChange.NotAllowed _ ->
          throw new CommandFailure(Exit.NEGATIVE, "Nobody has this login; see: eir user list");
    };
  }

  private static Map<String, Object> row(Account account) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", account.userId());
    row.put("login", account.login());
    row.put("name", account.name());
    row.put("roles", account.roles().stream().sorted().map(Enum::name).toList());
    row.put("site", account.site().orElse(""));
    row.put("email", account.email().orElse(""));
    row.put("language", account.language());
    row.put("state", account.state().name());
    row.put("created", account.created().toString());
    row.put("locked", account.locked().map(Object::toString).orElse(""));
    return row;
  }
}
