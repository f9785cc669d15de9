package eir.server.staff;

import eir.server.http.Form;
import eir.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What a person may set on a link: its label, its end, the pages that may embed it. */
record LinkForm(Optional<String> label, Optional<Instant> expires, List<String> origins) {
  private static final int MOST_ORIGINS = 20;
  private static final String ORIGIN =
      "https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?";

  /** Reads the fields {@code label}, {@code expires} and {@code origins}. */
  static LinkForm read(Form form, Words words, Instant now, FormErrors errors) {
    String label = form.field("label");
    errors.require(label.length() <= 120, "label", "link.label.wrong");
    Optional<Instant> expires = Optional.empty();
    String day = form.field("expires");
    if (!day.isEmpty()) {
      try {
        expires = Optional.of(LocalDate.parse(day).atStartOfDay(words.zone()).toInstant());
        errors.require(expires.get().isAfter(now), "expires", "link.expires.wrong");
      } catch (DateTimeParseException e) {
        errors.add("expires", "link.expires.wrong");
      }
    }
    List<String> origins =
        form.field("origins").lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    boolean fine =
        origins.size() <= MOST_ORIGINS && origins.stream().allMatch(o -> o.matches(ORIGIN));
    errors.require(fine, "origins", "link.origins.wrong");
    return new LinkForm(label.isEmpty() ? Optional.empty() : Optional.of(label), expires, origins);
  }
}
