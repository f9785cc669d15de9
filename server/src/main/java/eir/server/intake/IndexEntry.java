package eir.server.intake;

import eir.archive.index.IndexedInstance;
import eir.deid.gate.Instance;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What the index keeps of an instance that the gate let pass. */
final class IndexEntry {
  private IndexEntry() {}

  /** The index's words for the gate's. */
  static IndexedInstance of(Instance instance) {
    return new IndexedInstance(
        instance.sopClassUid(),
        instance.sopInstanceUid(),
        instance.seriesInstanceUid(),
        instance.studyInstanceUid(),
        instance.pseudonym(),
        instance.transferSyntaxUid(),
        instance.modality(),
        date(instance.studyDate()),
        number(instance.seriesNumber()),
        number(instance.instanceNumber()),
        instance.seriesDescription(),
        Math.max(0, instance.rows()),
        Math.max(0, instance.columns()),
        Math.max(0, instance.frames()));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("the gate let a study date pass that is none (G12)", e);
    }
  }

  private static Optional<Integer> number(int number) {
    return number < 0 ? Optional.empty() : Optional.of(number);
  }
}
