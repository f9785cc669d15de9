package eir.cli;

import eir.archive.Archive;
import eir.archive.index.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eir site}: the clinics that send images. */
@Command(
    name = "site",
    description = "List, add and change sites.",
    subcommands = {SiteCommand.ListSites.class, SiteCommand.Put.class})
final class SiteCommand {

  @Command(name = "list", description = "List the sites.")
  static final class ListSites extends WithArchive {
    @Override
    Exit run(Archive archive, Answer answer) {
      answer.list(
          "eir.sites/1",
          archive.sites().list().stream().map(SiteCommand::row).toList(),
          "No site yet. Add one with: eir site put CODE --name NAME");
      return Exit.DONE;
    }
  }

  @Command(
      name = "put",
      description = "Add a site, or change its texts.",
      footer = "Example: eir site put S01 --name \"Hospital Aurora\" --language pt-BR")
  static final class Put extends WithArchive {
    @Parameters(paramLabel = "CODE", description = "1 to 16 of A-Z, 0-9 and hyphen")
    String code = "";

    @Option(names = "--name", required = true, description = "as it stands in letters and images")
    String name = "";

    @Option(names = "--city", description = "for the list of sites")
    String city = "";

    @Option(names = "--language", description = "en or pt-BR (default: ${DEFAULT-VALUE})")
    String language = "en";

    @Option(names = "--phone", description = "whom to call about its images")
    String phone = "";

    @Override
    Exit run(Archive archive, Answer answer) {
      Site site;
      try {
        site = Site.of(code, name, city, language, phone);
      } catch (IllegalArgumentException wrong) {
        throw new CommandFailure(Exit.USAGE, String.valueOf(wrong.getMessage()));
      }
      answer.one("eir.site/1", row(archive.sites().put(site, ACTOR)));
      return Exit.DONE;
    }
  }

  private static Map<String, Object> row(Site site) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", site.code());
    row.put("name", site.name());
    row.put("city", site.city());
    row.put("language", site.language());
    row.put("phone", site.phone());
    row.put("keyFingerprint", site.keyFingerprint().orElse(""));
    return row;
  }
}
