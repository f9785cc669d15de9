package eir.deid.clean;

import eir.dicom.dictionary.Tags;
import java.util.Optional;
import java.util.Set;

/**
 * What the elements of class {@link KeepElements.Handling#DUMMY} say: the words of the original
 * that may stay, else what stands for nothing. The cells of {@code keep-elements.tsv} in code.
 */
public final class Dummies {
  private static final Expression CHANNELS = Expression.of("\\d{1,3}CH");
  private static final Expression COIL_ELEMENT = Expression.of("E\\d{1,4}");
  private static final Grammar LUT_LABEL = Grammar.compile("Philips,US,1,normalized", "SH", "1");

  private Dummies() {}

  /**
   * The value to write for a dummy element.
   *
   * @param tag one of the table's rows of class dummy
   * @param original decoded text
   * @param names as for {@link Descriptors#clean}
   * @param itemNumber place of the item in its sequence, counted from 1
   * @param typeOne whether the attribute must have a value here
   * @return absent where nothing of the original may stay and no value is needed
   * @throws IllegalArgumentException for a tag of another class
   */
  public static Optional<String> of(
      int tag, String original, Set<String> names, int itemNumber, boolean typeOne) {
    return switch (tag) {
      case Tags.RECEIVE_COIL_NAME, Tags.TRANSMIT_COIL_NAME -> {
        String words = coilWords(original, names);
        yield words.isEmpty() ? standIn("COIL", typeOne) : Optional.of(words);
      }
      case Tags.MULTI_COIL_ELEMENT_NAME -> Optional.of("E" + itemNumber);
      case Tags.LUT_EXPLANATION -> {
        String words = Descriptors.clean(Descriptors.Mode.TEXT, original, names);
        yield words.isEmpty() ? standIn("RWV", typeOne) : Optional.of(words);
      }
      case Tags.LUT_LABEL -> {
        String label = original.strip();
        byte[] bytes = Text.ascii(label);
        boolean listed = !label.isEmpty() && LUT_LABEL.accepts(bytes, 0, bytes.length, false);
        yield Optional.of(listed ? label : "RWV");
      }
      default ->
          throw new IllegalArgumentException(
              "tag " + Integer.toHexString(tag) + " has no dummy; expected a row of class dummy");
    };
  }

  /** Whether {@code value} is what {@link #of} may have written: the gate's question. */
  public static boolean isDummy(int tag, String value) {
    if (tag == Tags.MULTI_COIL_ELEMENT_NAME) {
      byte[] bytes = Text.ascii(value);
      return COIL_ELEMENT.matches(bytes, 0, bytes.length);
    }
    return of(tag, value, Set.of(), 1, true).filter(value::equals).isPresent();
  }

  private static Optional<String> standIn(String text, boolean typeOne) {
    return typeOne ? Optional.of(text) : Optional.empty();
  }

  private static String coilWords(String original, Set<String> names) {
    if (original.equals("COIL")) {
      return original;
    }
    StringBuilder out = new StringBuilder();
    for (String run : Runs.of(eir.dicom.text.Folding.fold(original))) {
      byte[] bytes = Text.ascii(run);
      boolean region =
          Words.find(run)
              .filter(word -> word.kind() == Words.Kind.REGION && !word.isHomonym())
              .isPresent();
      boolean stays = region || CHANNELS.matches(bytes, 0, bytes.length);
      if (stays && !names.contains(run) && out.length() + 1 + run.length() <= Descriptors.SHORT) {
        out.append(out.isEmpty() ? "" : " ").append(run);
      }
    }
    return out.toString();
  }
}
