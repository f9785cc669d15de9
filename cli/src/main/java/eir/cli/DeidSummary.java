package eir.cli;

import eir.cli.tree.DeidResult;
import eir.deid.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a run of {@code eir deid} ended, for eyes and for programs; holds codes and counts only. */
final class DeidSummary {
  private DeidSummary() {}

  static String text(DeidResult summary) {
    StringBuilder out = new StringBuilder();
    line(out, "files read", summary.files());
    line(out, "written", summary.written());
    if (summary.resumed() > 0) {
      line(out, "there already", summary.resumed());
    }
    if (summary.others() > 0) {
      line(out, "  of them no MR or CT: a trial refuses them", summary.others());
    }
    if (summary.report().identityHits() > 0) {
      line(out, "  elements gone for a name or number in them", summary.report().identityHits());
    }
    line(out, "left out, no images", summary.leftOut().size());
    reasons(out, summary.leftOut());
    line(out, "refused", summary.refused().size());
    reasons(out, summary.refused());
    double seconds = Math.max(1e-3, summary.seconds());
    out.append(
        String.format(
            Locale.ROOT,
            "%.2f s, %,.0f files/s, %,.0f MB/s read%n",
            seconds,
            summary.files() / seconds,
            summary.bytesRead() / 1e6 / seconds));
    return out.toString();
  }

  /** Format {@code eir.deid-run/1}; {@code index} is a file's number in the sorted list of IN. */
  static String json(DeidResult summary, Profile profile) {
    return "{\"format\":\"eir.deid-run/1\",\"files\":"
        + summary.files()
        + ",\"written\":"
        + summary.written()
        + ",\"resumed\":"
        + summary.resumed()
        + ",\"otherImages\":"
        + summary.others()
        + ",\"leftOut\":"
        + counts(DeidResult.byReason(summary.leftOut()))
        + ",\"refused\":"
        + counts(DeidResult.byReason(summary.refused()))
        + ",\"refusals\":"
        + refusals(summary.refused())
        + ",\"bytesRead\":"
        + summary.bytesRead()
        + ",\"bytesWritten\":"
        + summary.bytesWritten()
        + String.format(Locale.ROOT, ",\"seconds\":%.3f", summary.seconds())
        + ",\"actions\":"
        + summary.report().toJson(profile)
        + "}";
  }

  private static String counts(Map<String, Integer> counts) {
    List<String> members = new ArrayList<>();
    counts.forEach((reason, count) -> members.add("\"" + reason + "\":" + count));
    return "{" + String.join(",", members) + "}";
  }

  private static String refusals(List<DeidResult.Refused> refused) {
    List<String> items = new ArrayList<>();
    for (DeidResult.Refused one : refused) {
      items.add(
          "{\"index\":"
              + one.index()
              + ",\"reason\":\""
              + one.reason()
              + "\",\"path\":\""
              + one.path()
              + "\",\"offset\":"
              + one.offset()
              + "}");
    }
    return "[" + String.join(",", items) + "]";
  }

  private static void reasons(StringBuilder out, List<DeidResult.Refused> files) {
    DeidResult.byReason(files)
        .forEach((reason, count) ->
            out.append(
                String.format(
                    Locale.ROOT, "%,9d  %s: %s%n", count, reason, RefusalSentence.of(reason))));
  }

  private static void line(StringBuilder out, String name, int count) {
    out.append(String.format(Locale.ROOT, "%-44s %,9d%n", name, count));
  }
}
