package eir.archive.journal;

import java.util.Set;

/** How uses of a link stand in the journal: what was done, and from which network. */
public final class LinkUses {
  /** The detail that names what was done. */
  public static final String ACTION = "action";

  /** The detail that names the visitor's network. */
  public static final String NETWORK = "network";

  private static final Set<String> NAMED =
      Set.of("LINK_OPENED", "IMAGES_OPENED", "INSTANCE_DOWNLOADED");

  private LinkUses() {}

  /** Whether this act is the use of a link, and not a change of it. */
  public static boolean isUse(Act act) {
    return act.detail().has(ACTION);
  }

  /** The use as an act; what domain/audit-events.tsv does not name is an opening. */
  public static Act act(String link, String action, String network) {
    return Act.of(Who.link(link), NAMED.contains(action) ? action : "LINK_OPENED", "link", link)
        .with(ACTION, action)
        .with(NETWORK, network);
  }
}
