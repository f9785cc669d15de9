package eir.server.casework;

import eir.archive.casework.CaseAnswer;
import eir.server.words.Words;
import eir.trial.Refusal;
import eir.trial.Role;
import eir.trial.Ruling;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why something was not done, as a page tells it: what, why, who can.
 *
 * @param field that should be corrected; empty for none
 */
public record Notice(int status, String title, String text, Optional<String> field) {

  /** The words of a refusal. */
  static Notice of(Ruling.Refused refused, Words words) {
    return of(refused.why(), refused.who(), words);
  }

  static Notice of(Refusal why, Set<Role> who, Words words) {
    String title =
        switch (why.status()) {
          case 403 -> "notice.role";
          case 409 -> "notice.state";
          default -> "notice.refused";
        };
    return new Notice(
        why.status(),
        words.text(title),
        words.text("refusal." + why).replace("{who}", roles(who, words)),
        field(why));
  }

  /** Somebody was faster; what was typed is kept. */
  static Notice of(CaseAnswer.Conflict conflict, Words words) {
    return new Notice(
        Refusal.CONFLICT.status(),
        words.text("notice.conflict", conflict.code().text()),
        words.text("notice.conflict.text", DomainWords.state(conflict.state(), words.language())),
        Optional.empty());
  }

  /** Login and password did not fit. */
  static Notice wrongSignature(Words words) {
    return new Notice(
        Refusal.SIGNATURE_REQUIRED.status(),
        words.text("notice.signature"),
        words.text("notice.signature.text"),
        Optional.of("password"));
  }

  static String roles(Set<Role> who, Words words) {
    return who.stream()
        .sorted()
        .map(role -> words.text("role." + role.name()))
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> field(Refusal why) {
    return switch (why) {
      case REASON_REQUIRED -> Optional.of("reason");
      case CONSENT_INVALID -> Optional.of("date");
      case AGE_OUT_OF_RANGE -> Optional.of("age");
      case SIGNATURE_REQUIRED -> Optional.of("password");
      case CLOSE_REASON -> Optional.of("closeReason");
      case REOPEN_INVALID -> Optional.of("target");
      case QUERY_INVALID -> Optional.of("text");
      case REFERRAL_INVALID -> Optional.of("unit");
      case ATTESTATION_MISSING -> Optional.of("rightChild");
      default -> Optional.empty();
    };
  }
}
