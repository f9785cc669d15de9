package eir.server.casework;

import eir.archive.Archive;
import eir.archive.index.Inventory;
import eir.server.http.Form;
import eir.server.words.Words;
import eir.trial.Act;
import eir.trial.CaseCommand;
import eir.trial.Signing;
import eir.trial.audit.SignatureMeaning;
import eir.trial.quality.ImageRef;
import eir.trial.quality.QueryCategory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is done when the images show who the child is, or must not be there any more: hide, show
 * again, erase.
 */
final class SafetyForms {
  // A form has at most 200 fields.
  private static final int MOST_BOXES = 150;

  private SafetyForms() {}

  /** Which series of the current submission show it; words are optional. */
  static ActForm quarantine(SeenCase seen, Archive archive, Words words) {
    List<Inventory.Series> series = series(seen, archive);
    List<ActField> fields = new ArrayList<>();
    List<ImageRef> shown = new ArrayList<>();
    for (Inventory.Series one : series.subList(0, Math.min(MOST_BOXES, series.size()))) {
      fields.add(
          new ActField.Box(
              "image." + shown.size(),
              one.seriesInstanceUid(),
              label(one, one.instances().size(), words)));
      shown.add(new ImageRef.Series(one.seriesInstanceUid()));
    }
    fields.add(
        new ActField.Text("text", words.text("quarantine.text"), words.text("quarantine.hint")));
    return new ActForm(
        Act.QUARANTINE,
        fields,
        (form, _) ->
            Optional.of(new CaseCommand.Quarantine(ticked(form, shown), form.field("text"))));
  }

  // By UID, not by place: the list may have changed since the page was made.
  private static Set<ImageRef> ticked(Form form, List<ImageRef> offered) {
    Set<String> uids = new HashSet<>();
    for (int i = 0; i < MOST_BOXES; i++) {
      uids.add(form.field("image." + i));
    }
    return offered.stream()
        .filter(image -> uids.contains(image.uid()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Which hidden images are shown again, why, and under a signature. Whoever fills it does not see
   * them: what was said when they were hidden stands above.
   */
  static ActForm release(SeenCase seen, Archive archive, Words words) {
    List<ImageRef> hidden = seen.file().quarantined().stream().limit(MOST_BOXES).toList();
    List<Inventory.Series> all = hiddenSeries(seen, archive);
    List<ActField> fields = new ArrayList<>();
    seen.view().queries().stream()
        .filter(query -> query.category() == QueryCategory.IDENTITY && !query.text().isBlank())
        .forEach(query ->
            fields.add(
                new ActField.Told(
                    words.text("release.said", words.time(query.askedAt())), query.text())));
    for (int i = 0; i < hidden.size(); i++) {
      fields.add(
          new ActField.Box("image." + i, hidden.get(i).uid(), named(hidden.get(i), all, words)));
    }
    fields.add(SiteForms.reason(words));
    return new ActForm(
        Act.RELEASE_QUARANTINE,
        fields,
        (form, _) ->
            Optional.of(
                new CaseCommand.ReleaseQuarantine(
                    ticked(form, hidden),
                    form.field("reason"),
                    new Signing.Fresh(SignatureMeaning.REVIEW))));
  }

  // "Series 5, 24 images"; an image alone by its series. What the file calls it is not for readers.
  private static String named(ImageRef image, List<Inventory.Series> all, Words words) {
    return switch (image) {
      case ImageRef.Series(String uid) ->
          all.stream()
              .filter(series -> series.seriesInstanceUid().equals(uid))
              .findFirst()
              .map(series -> label(series, series.instances().size(), words))
              .orElse(uid);
      case ImageRef.Instance(String uid) ->
          all.stream()
              .filter(series ->
                  series.instances().stream().anyMatch(one -> one.sopInstanceUid().equals(uid)))
              .findFirst()
              .map(series -> label(series, 1, words))
              .orElse(uid);
    };
  }

  private static String label(Inventory.Series series, int images, Words words) {
    String number = series.seriesNumber().map(String::valueOf).orElse("–");
    return words.text("quarantine.series", number) + ", " + words.count("count.images", images);
  }

  /** Erasing: who asked for it and why, then the second person's own reason. */
  static ActForm erase(SeenCase seen, Archive archive, Words words) {
    ActForm plain = OfficeForms.reasoned(Act.ERASE_IMAGES, CaseCommand.EraseImages::new, words);
    List<ActField> fields = new ArrayList<>();
    archive
        .worklists()
        .erasure(seen.code())
        .ifPresent(asked ->
            fields.add(
                new ActField.Told(
                    words.text(
                        "erasure.asked",
                        archive.accounts().nameOf(asked.by().text()),
                        words.time(asked.at())),
                    asked.reason().map(why -> "“" + why + "”").orElse("–")
                        + (asked.isOfFamily() ? " " + words.text("erasure.asked.family") : ""))));
    fields.addAll(plain.fields());
    return new ActForm(Act.ERASE_IMAGES, fields, plain.reading());
  }

  private static List<Inventory.Series> series(SeenCase seen, Archive archive) {
    return seen.view().images()
        ? seen.file().submission().stream()
            .flatMap(sent -> archive.submissions().ofUpload(sent.upload().text()).stream())
            .flatMap(sent -> archive.submissions().inventory(sent.id()).studies().stream())
            .flatMap(study -> study.series().stream())
            .toList()
        : List.of();
  }

  // Hidden images may be those of an earlier submission.
  private static List<Inventory.Series> hiddenSeries(SeenCase seen, Archive archive) {
    return seen.file().submissions().stream()
        .flatMap(sent -> archive.submissions().hidden(sent.upload().text()).studies().stream())
        .flatMap(study -> study.series().stream())
        .toList();
  }
}
