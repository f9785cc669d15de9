package eir.server.reading;

import eir.archive.Archive;
import eir.archive.casework.Findings;
import eir.server.casework.SeenCase;
import eir.server.words.Language;
import eir.trial.Slot;
import eir.trial.SlotRead;
import eir.trial.blinding.CaseView;
import eir.trial.quality.QcTexts;
import eir.trial.reading.Asked;
import eir.trial.reading.FormCheck;
import eir.trial.reading.FormFinding;
import eir.trial.reading.FormItem;
import eir.trial.reading.FormItems;
import eir.trial.reading.ReadContext;
import eir.trial.reading.ReadForm;
import eir.trial.reading.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The reading form as data: the items of {@code domain/read-form.tsv} in the reader's language, and
 * what the rules say of the answers so far. Signs are not told before the reader has chosen a
 * category, as they would lead (DOMAIN.md §5.2).
 */
record ReadSheet(SeenCase room, Archive archive) {

  ReadContext context() {
    return archive
        .cases()
        .findings(room.file().code(), room.file().submissionNumber())
        .map(Findings::series)
        .orElseGet(() -> new ReadContext(List.of()));
  }

  /** Everything that does not depend on the answers. */
  Map<String, Object> head(Slot slot, Language language) {
    CaseView view = room.view();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("actVersion", room.file().versions().ofSlot(slot));
    head.put("caseVersion", room.file().versions().ofCase());
    head.put("isOpen", room.read().filter(SlotRead::isOpen).isPresent());
    head.put("age", view.ageYears().orElse(null));
    head.put("sex", view.sex().map(Enum::name).orElse(null));
    head.put(
        "limitations",
        view.limitations().stream()
            .flatMap(check -> QcTexts.limitation(check, RoomWords.of(language)).stream())
            .toList());
    List<Map<String, Object>> items = new ArrayList<>();
    FormItems.all().forEach(item -> items.add(item(item, language)));
    head.put("items", items);
    head.put(
        "series",
        context().series().stream()
            .map(one ->
                Map.of(
                    "uid", one.uid(),
                    "sequence", one.sequence().name(),
                    "plane", one.plane().name()))
            .toList());
    return head;
  }

  private static Map<String, Object> item(FormItem item, Language language) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", item.id());
    one.put("part", String.valueOf(item.part()));
    one.put("type", item.type().name());
    one.put("derived", item.isDerived());
    one.put("label", item.label(RoomWords.of(language)));
    one.put("values", item.values());
    one.put("range", item.range());
    return one;
  }

  /** What the rules say of {@code form}. */
  Map<String, Object> review(ReadForm form) {
    boolean hasChosen = form.category().isPresent();
    Map<String, Object> review = new LinkedHashMap<>();
    Map<String, String> asked = new LinkedHashMap<>();
    FormItems.all().forEach(item -> asked.put(item.id(), Asked.of(item, form).name()));
    review.put("asked", asked);
    List<FormFinding> findings = FormCheck.check(form, context());
    review.put(
        "findings",
        findings.stream()
            .filter(finding -> hasChosen || !isSign(finding))
            .map(finding ->
                Map.of(
                    "item", finding.item(),
                    "weight", finding.weight().name(),
                    "code", finding.code().name()))
            .toList());
    review.put("isSignable", FormCheck.isSignable(findings));
    review.put("productMm2", form.productMm2().map(BigDecimal::toPlainString).orElse(null));
    review.put("volumeMl", form.volumeMl().map(BigDecimal::toPlainString).orElse(null));
    review.put("suggestion", Suggestion.shown(form, room.charter()).map(Enum::name).orElse(null));
    return review;
  }

  private static boolean isSign(FormFinding finding) {
    return Stream.of(FormFinding.Weight.ALT, FormFinding.Weight.ATYP)
        .anyMatch(finding.weight()::equals);
  }
}
