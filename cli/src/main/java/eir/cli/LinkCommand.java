package eir.cli;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkOrder;
import eir.archive.access.LinkScope;
import eir.archive.access.LinkUse;
import eir.archive.access.MintedLink;
import eir.archive.index.SubmissionVersion;
import eir.server.setting.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir link}: the private links, to send images and to see them. */
@Command(
    name = "link",
    description = "Make, list, change and revoke links.",
    subcommands = {
      LinkCommand.ListLinks.class,
      LinkCommand.Mint.class,
      LinkCommand.Change.class,
      LinkCommand.Revoke.class,
      LinkCommand.Uses.class
    })
final class LinkCommand {

  @Command(name = "list", description = "List the links, newest first.")
  static final class ListLinks extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      answer.list(
          "eir.links/1",
          archive.links().list(1000, 0).stream().map(LinkCommand::row).toList(),
          "No link yet. Make one with: eir link mint --site CODE");
      return Exit.DONE;
    }
  }

  @Command(
      name = "mint",
      description = "Make a link and print it once; nobody can look it up later.",
      footer = "Example: eir link mint --site S01 --label \"for the MR room\"")
  static final class Mint extends WithArchive {
    /** What the link opens. */
    static final class Scope {
      @Option(names = "--site", required = true, description = "a link to send images to this site")
      Optional<String> site = Optional.empty();

      @Option(
          names = "--submission",
          required = true,
          description = "a link to see this submission, as ID or ID/VERSION")
      Optional<String> submission = Optional.empty();
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    Scope scope = new Scope();

    @Option(names = "--label", description = "for the list; who holds the link never sees it")
    Optional<String> label = Optional.empty();

    @Option(names = "--days", description = "the link ends after so many days")
    Optional<Integer> days = Optional.empty();

    @Option(names = "--embed", description = "origin that may embed it; may be repeated")
    List<String> origins = List.of();

    @Option(names = "--may-download", description = "whoever holds it may download the images")
    boolean mayDownload;

    @Override
    Exit run(Archive archive, Answer answer) {
      Config config = SettingFlags.config(spec);
      LinkScope opens = scope.site.isPresent() ? upload(archive) : view(archive);
      Optional<Instant> expires = days.map(count -> Instant.now().plus(Duration.ofDays(count)));
      LinkOrder order;
      try {
        order = new LinkOrder(opens, label, expires, origins, mayDownload, ACTOR);
      } catch (IllegalArgumentException wrong) {
        throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
      }
      MintedLink minted = archive.links().mint(order);
      Map<String, Object> row = row(minted.link());
      row.put("link", address(config, minted));
      answer.one("eir.minted-link/1", row);
      return Exit.DONE;
    }

    private LinkScope upload(Archive archive) {
      String code = scope.site.orElseThrow();
      if (archive.sites().find(code).isEmpty()) {
        throw new CommandFailure(Exit.NEGATIVE, "No site has this code; see: eir site list");
      }
      return new LinkScope.UploadTo(code);
    }

    private LinkScope view(Archive archive) {
      SubmissionVersion id = SubmissionCommand.parse(scope.submission.orElseThrow());
      if (archive.submissions().find(id).isEmpty()) {
        throw new CommandFailure(
            Exit.NEGATIVE, "No submission has this id; see: eir submission list");
      }
      return new LinkScope.ViewOf(id);
    }
  }

  @Command(name = "change", description = "Change label, end or embedding of a link.")
  static final class Change extends WithArchive {
    @Parameters(paramLabel = "ID", description = "the public part of the link")
    String id = "";

    @Option(names = "--label", description = "empty text removes it")
    Optional<String> label = Optional.empty();

    @Option(names = "--days", description = "ends so many days from now; 0 for never")
    Optional<Integer> days = Optional.empty();

    @Option(names = "--embed", description = "origins that may embed it, in place of the earlier")
    Optional<List<String>> origins = Optional.empty();

    @Override
    Exit run(Archive archive, Answer answer) {
      boolean found = archive.links().find(id).isPresent();
      try {
        if (found) {
          label.ifPresent(text ->
              archive
                  .links()
                  .setLabel(id, Optional.of(text).filter(given -> !given.isBlank()), ACTOR));
          days.ifPresent(count ->
              archive
                  .links()
                  .setExpiry(
                      id,
                      count == 0
                          ? Optional.empty()
                          : Optional.of(Instant.now().plus(Duration.ofDays(count))),
                      ACTOR));
          origins.ifPresent(list -> archive.links().setOrigins(id, list, ACTOR));
        }
      } catch (IllegalArgumentException wrong) {
        throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
      }
      return shown(archive, answer, id);
    }
  }

  @Command(name = "revoke", description = "End a link at once and for good.")
  static final class Revoke extends WithArchive {
    @Parameters(paramLabel = "ID", description = "the public part of the link")
    String id = "";

    @Option(names = "--reason", required = true, description = "for the journal")
    String reason = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      archive.links().revoke(id, ACTOR, reason);
      return shown(archive, answer, id);
    }
  }

  @Command(name = "uses", description = "Who used a link, and when.")
  static final class Uses extends WithArchive {
    @Parameters(paramLabel = "ID", description = "the public part of the link")
    String id = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      answer.list(
          "eir.link-uses/1",
          archive.links().uses(id, 1000).stream().map(LinkCommand::use).toList(),
          "Not used yet.");
      return Exit.DONE;
    }
  }

  /** The whole link; the one moment at which its key is known. */
  static String address(Config config, MintedLink minted) {
    char kind = minted.link().scope() instanceof LinkScope.UploadTo ? 'u' : 'v';
    String server =
        config
            .baseUrl()
            .map(Object::toString)
            .orElseGet(() -> "http://" + config.listen().host() + ":" + config.listen().port());
    return server + "/" + kind + "/" + minted.link().id() + "#" + minted.key().reveal();
  }

  private static Exit shown(Archive archive, Answer answer, String id) {
    Link link =
        archive
            .links()
            .find(id)
            .orElseThrow(
                () -> new CommandFailure(Exit.NEGATIVE, "No link has this id; see: eir link list"));
    answer.one("eir.link/1", row(link));
    return Exit.DONE;
  }

  private static Map<String, Object> row(Link link) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", link.id());
    row.put(
        "opens",
        switch (link.scope()) {
          case LinkScope.UploadTo(String site, _) -> "upload to " + site;
          case LinkScope.ViewOf(SubmissionVersion id) -> "view " + SubmissionCommand.text(id);
        });
    row.put("label", link.label().orElse(""));
    row.put("created", link.created().toString());
    row.put("expires", link.expires().map(Instant::toString).orElse("never"));
    row.put("revoked", link.revoked().map(Instant::toString).orElse(""));
    row.put("embed", String.join(" ", link.embedOrigins()));
    row.put("uses", link.uses());
    row.put("lastUsed", link.lastUsed().map(Instant::toString).orElse(""));
    return row;
  }

  private static Map<String, Object> use(LinkUse use) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", use.at().toString());
    row.put("action", use.action().name());
    row.put("network", use.network());
    return row;
  }
}
