package eir.cli;

import eir.cli.tree.DefaceTree;
import eir.deid.Profile;
import eir.imaging.face.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a run of {@code eir deface} ended, for eyes and for programs; codes and counts only. */
final class DefaceSummary {
  private DefaceSummary() {}

  static String text(DefaceTree.Summary summary) {
    StringBuilder out = new StringBuilder();
    line(out, "files read", summary.files());
    line(out, "series defaced", summary.series());
    line(out, "copies written", summary.written());
    line(out, "left out", summary.leftOut().size());
    byReason(summary)
        .forEach((reason, count) ->
            out.append(
                String.format(Locale.ROOT, "%,9d  %s: %s%n", count, reason, sentence(reason))));
    return out.append(String.format(Locale.ROOT, "%.2f s%n", summary.seconds())).toString();
  }

  /** Format {@code eir.deface-run/1}; {@code index} is a file's number in the sorted list of IN. */
  static String json(DefaceTree.Summary summary, Profile profile) {
    List<String> reasons = new ArrayList<>();
    byReason(summary).forEach((reason, count) -> reasons.add("\"" + reason + "\":" + count));
    List<String> files = new ArrayList<>();
    for (DefaceTree.LeftOut one : summary.leftOut()) {
      files.add("{\"index\":" + one.index() + ",\"reason\":\"" + one.reason() + "\"}");
    }
    return "{\"format\":\"eir.deface-run/1\",\"files\":"
        + summary.files()
        + ",\"series\":"
        + summary.series()
        + ",\"written\":"
        + summary.written()
        + ",\"leftOut\":{"
        + String.join(",", reasons)
        + "},\"leftOutFiles\":["
        + String.join(",", files)
        + "],\"bytesWritten\":"
        + summary.bytesWritten()
        + String.format(Locale.ROOT, ",\"seconds\":%.3f", summary.seconds())
        + ",\"profile\":\""
        + profile.name()
        + "\",\"profileHash\":\""
        + profile.hash8()
        + "\"}";
  }

  private static Map<String, Integer> byReason(DefaceTree.Summary summary) {
    Map<String, Integer> counts = new TreeMap<>();
    for (DefaceTree.LeftOut one : summary.leftOut()) {
      counts.merge(one.reason(), 1, Integer::sum);
    }
    return counts;
  }

  /** Why a file has no copy, and what to do. */
  static String sentence(String reason) {
    return switch (reason) {
      case DefaceTree.NOT_CLEAN ->
          "not as 'eir deid' wrote it under this profile; run 'eir deid' first, 'eir check' says"
              + " what is wrong";
      case DefaceTree.DAMAGED -> "a slice of its series cannot be decoded; get the series again";
      case DefaceTree.SECOND_OF_SAME_UID ->
          "its SOP Instance UID is another file's too; the first has a copy, delete one of them";
      case DefaceTree.COPY_NOT_CLEAN -> "its copy did not pass the gate: please report this bug";
      default -> sentence(Unfit.valueOf(reason));
    };
  }

  private static String sentence(Unfit reason) {
    return switch (reason) {
      case NO_MR_IMAGE -> "no MR image of one frame; only those are defaced";
      case DEFACED_ALREADY -> "is a defaced copy already; take it as it is";
      case LOSSY -> "compressed with loss; deface the original from the scanner";
      case NO_GREY_SAMPLES -> "its pixels are not grey in 16 bits, or in a coding not decoded here";
      case NO_VOLUME -> "a slice does not say where it lies; such a series cannot be defaced";
      case TOO_FEW_SLICES ->
          "its slices are fewer than 12 or more than 7 mm apart: a localiser, a slab, a mosaic";
      case NO_HEAD -> "no head with air around it was found";
      case NO_BRAIN -> "no brain was found for certain, and nothing is cut by a guess";
    };
  }

  private static void line(StringBuilder out, String name, int count) {
    out.append(String.format(Locale.ROOT, "%-44s %,9d%n", name, count));
  }
}
