package eir.cli.tree;

import eir.deid.Inspection;
import eir.deid.Subject;
import eir.dicom.Identifying;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The children of a clinic by their hospital numbers: those of its own list, and those whose files
 * a run writes. Many threads may share it.
 */
public final class Children {
  /**
   * One child under one hospital number.
   *
   * @param studyDates true ones, as the files spell them
   */
  public record Child(
      Subject subject, String name, String birthDate, SortedSet<String> studyDates) {}

  private final Map<Identifying<String>, Child> byAnchor = new LinkedHashMap<>();

  /** Who {@code anchor} is: from a list that was opened, or met in a file, the newer of two. */
  public synchronized void add(Identifying<String> anchor, Child child) {
    TreeSet<String> dates = new TreeSet<>(child.studyDates);
    Child before = byAnchor.get(anchor);
    if (before != null) {
      dates.addAll(before.studyDates);
    }
    byAnchor.put(anchor, new Child(child.subject, child.name, child.birthDate, dates));
  }

  /** The child of a file whose output stands; without Patient ID it has no row. */
  void met(Inspection file, Subject subject) {
    TreeSet<String> dates = new TreeSet<>();
    if (!file.studyDate().reveal().isEmpty()) {
      dates.add(file.studyDate().reveal());
    }
    file.anchor()
        .ifPresent(anchor ->
            add(
                anchor,
                new Child(subject, file.patientName().reveal(), file.birthDate().reveal(), dates)));
  }

  /** All by their hospital numbers, those of the list first. */
  public synchronized List<Map.Entry<Identifying<String>, Child>> all() {
    return new ArrayList<>(byAnchor.entrySet());
  }
}
