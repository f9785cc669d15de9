package eir.server.message;

import eir.server.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A letter as page and PDF show it. Names no reader and gives no measurement, as its texts have no
 * place for them.
 *
 * @param words of its language, in the time zone of the trial's charter
 * @param to the clinic or unit
 * @param city of the clinic; may be empty
 * @param at the date of the letter
 * @param paragraphs in order
 * @param nextStep what the reader does now, shown in a frame; empty if there is none of its own
 * @param signature of the decision that it tells
 * @param address of its page in Eir, behind a sign-in; empty for a unit, which has none
 * @param unresolved names of placeholders that have no value; such a letter is never sent
 */
public record LetterSheet(
    Words words,
    String trial,
    String to,
    String city,
    Instant at,
    String subject,
    List<String> paragraphs,
    Optional<String> nextStep,
    Optional<Signature> signature,
    Optional<String> address,
    Set<String> unresolved) {

  public LetterSheet {
    paragraphs = List.copyOf(paragraphs);
    unresolved = Set.copyOf(unresolved);
  }

  /**
   * The physician's.
   *
   * @param decided the last paragraph of the text
   */
  public record Signature(String decided, String name, Instant at) {}
}
