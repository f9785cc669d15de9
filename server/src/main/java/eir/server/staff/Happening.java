package eir.server.staff;

import eir.archive.Archive;
import eir.archive.access.Link;
import eir.archive.access.LinkUse;
import eir.archive.index.SubmissionVersion;
import eir.archive.journal.Act;
import eir.archive.journal.Entry;
import eir.archive.journal.LinkUses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that happened to a submission or by one of its links.
 *
 * @param sentence key of what it was, in messages/pages.*.json
 * @param link id of the link it was done to or by; empty if by none
 * @param who a name, {@code link:ID}, or the network that a link was used from
 */
public record Happening(Instant at, String sentence, String link, String who) {
  private static final int MOST_USES_OF_A_LINK = 50;

  /** What a page shows; more stands in the log of each link. */
  static final int MOST = 100;

  /** The last {@link #MOST} of one version, newest first. */
  static List<Happening> of(SubmissionVersion version, List<Link> links, Archive archive) {
    List<Happening> all = new ArrayList<>();
    for (Entry entry : archive.events().of("submission", version.submission())) {
      if (isAbout(version, entry.act())) {
        all.add(told(entry, "", archive));
      }
    }
    for (Link link : links) {
      archive.events().of("link", link.id()).stream()
          .filter(entry -> !LinkUses.isUse(entry.act()))
          .forEach(entry -> all.add(told(entry, link.id(), archive)));
      for (LinkUse use : archive.links().uses(link.id(), MOST_USES_OF_A_LINK)) {
        all.add(new Happening(use.at(), "link.use." + use.action(), link.id(), use.network()));
      }
    }
    return all.stream().sorted(Comparator.comparing(Happening::at).reversed()).limit(MOST).toList();
  }

  private static Happening told(Entry entry, String link, Archive archive) {
    return new Happening(
        entry.at(),
        "act." + entry.act().event(),
        link,
        archive.accounts().nameOf(entry.act().who().id()));
  }

  /** An act names the version it is about; one that names none is about all. */
  private static boolean isAbout(SubmissionVersion version, Act act) {
    return act.detail().path("version").asInt(version.version()) == version.version();
  }
}
