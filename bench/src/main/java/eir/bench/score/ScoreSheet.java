package eir.bench.score;

import eir.bench.residue.Measured;
import eir.deid.header.TopLevel;
import eir.deid.rule.TagPath;
import eir.dicom.dictionary.Tags;
import eir.dicom.stream.DataSetWalker;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.Fault;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The required and the correct actions of one contestant, and each kind of wrong one. */
final class ScoreSheet {
  private final Map<Category, int[]> counts = new EnumMap<>(Category.class);
  private final Map<String, Integer> wrong = new TreeMap<>();
  private final Map<String, String> patients = new HashMap<>();
  private final Map<String, String> uids = new HashMap<>();
  private final Map<String, Long> shifts = new HashMap<>();

  /** Judges one output; none is right for a picture with text in it and wrong for all others. */
  void judge(AskedFile asked, Optional<byte[]> output) {
    if (asked.isBurnedIn()) {
      boolean isHidden =
          output.isEmpty()
              || asked.written().isPresent()
                  && asked.written().get().isGone(Measured.pixels(output.get()));
      count(Category.PIXELS_HIDDEN, isHidden, "picture with text in it");
      if (output.isEmpty()) {
        return; // withheld as a whole
      }
    }
    ElementTable table = new DataSetWalker().walk(Source.of(output.orElse(new byte[0])));
    boolean isRead = output.isPresent() && table.fault() == Fault.NONE;
    String raw =
        new String(output.orElse(new byte[0]), StandardCharsets.ISO_8859_1)
            .toUpperCase(Locale.ROOT);
    asked
        .retained()
        .forEach((tag, value) ->
            count(
                Category.TAG_RETAINED,
                isRead && TopLevel.text(table, tag).equals(value),
                name(tag)));
    asked
        .words()
        .forEach((tag, words) ->
            words.forEach(word ->
                count(
                    Category.TEXT_RETAINED,
                    isRead && Arrays.asList(TopLevel.text(table, tag).split(" ")).contains(word),
                    name(tag) + " " + word)));
    asked
        .removed()
        .forEach(word ->
            count(
                Category.TEXT_REMOVED,
                isRead && !raw.contains(word.toUpperCase(Locale.ROOT)),
                "a word"));
    asked
        .needed()
        .forEach(tag ->
            count(
                Category.TEXT_NOT_NULL, isRead && !TopLevel.text(table, tag).isEmpty(), name(tag)));
    asked
        .dates()
        .forEach((tag, day) ->
            count(
                Category.DATE_SHIFTED,
                isRead && isMoved(asked.patient(), day, TopLevel.text(table, tag)),
                name(tag)));
    asked
        .uids()
        .forEach((tag, uid) -> {
          String after = isRead ? TopLevel.text(table, tag) : "";
          count(Category.UID_CHANGED, !after.isEmpty() && !after.equals(uid), name(tag));
          count(Category.UID_CONSISTENT, isSame(uids, uid, after), name(tag));
        });
    String patient = isRead ? TopLevel.text(table, Tags.PATIENT_ID) : "";
    count(
        Category.PATIENT_ID_CONSISTENT,
        isSame(patients, asked.patient(), patient) && !patient.equals(asked.patient()),
        name(Tags.PATIENT_ID));
    byte[] before = Measured.pixels(asked.bytes());
    byte[] after = isRead ? Measured.pixels(output.orElseThrow()) : new byte[0];
    boolean same =
        asked
            .written()
            .map(text -> Measured.isSamePicture(text.outside(before), text.outside(after)))
            .orElse(Measured.isSamePicture(before, after));
    count(Category.PIXELS_RETAINED, same, "pixels");
  }

  /** Moved, and by the same days as this patient's others. */
  private boolean isMoved(String patient, String before, String after) {
    try {
      LocalDate moved = LocalDate.parse(after, DateTimeFormatter.BASIC_ISO_DATE);
      LocalDate was = LocalDate.parse(before, DateTimeFormatter.BASIC_ISO_DATE);
      long days = ChronoUnit.DAYS.between(was, moved);
      Long known = shifts.putIfAbsent(patient, days);
      return days != 0 && (known == null || known == days);
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static boolean isSame(Map<String, String> known, String before, String after) {
    String first = known.putIfAbsent(before, after);
    return !after.isEmpty() && (first == null || first.equals(after));
  }

  private void count(Category category, boolean isRight, String what) {
    int[] pair = counts.computeIfAbsent(category, _ -> new int[2]);
    pair[0] += isRight ? 1 : 0;
    pair[1]++;
    if (!isRight) {
      wrong.merge(category.words() + ": " + what, 1, Integer::sum);
    }
  }

  /** Correct over required actions, in percent. */
  double percent() {
    int right = counts.values().stream().mapToInt(pair -> pair[0]).sum();
    int all = counts.values().stream().mapToInt(pair -> pair[1]).sum();
    return 100.0 * right / Math.max(1, all);
  }

  /** The score, each category, each kind of wrong action with how often. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "  %.3f %% of the actions%n", percent()));
    counts.forEach((category, pair) ->
        text.append(
            String.format(
                Locale.ROOT, "  %,8d of %,8d  %s%n", pair[0], pair[1], category.words())));
    wrong.forEach((what, times) ->
        text.append("    wrong ").append(times).append(" × ").append(what).append('\n'));
    return text.toString();
  }

  private static String name(int tag) {
    return TagPath.inBraces(tag);
  }
}
