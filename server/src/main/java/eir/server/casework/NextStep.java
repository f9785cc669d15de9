package eir.server.casework;

import eir.trial.Act;
import eir.trial.CaseCode;
import eir.trial.CaseFile;
import eir.trial.Matrix;
import eir.trial.Role;
import eir.trial.StateName;
import eir.trial.decision.Referral;
import java.util.Optional;

/**
 * What somebody does next with a case, and where.
 *
 * @param sentence key of the button's words, in messages/casework.*.json
 * @param path of the page that does it
 */
public record NextStep(String sentence, String path) {

  /** The one step that a role takes in a state; empty if the case waits for others. */
  public static Optional<NextStep> of(CaseCode code, StateName state, Role role, boolean isLate) {
    return state.turn().contains(role) ? own(code, state) : pressing(code, state, role, isLate);
  }

  private static Optional<NextStep> own(CaseCode code, StateName state) {
    String place = page(code);
    return switch (state) {
      case CANDIDATE -> step("next.send", place + "/send");
      case IN_QC -> step("next.control", place + "/qc");
      case QUERIED -> step("next.answer", page(code, Act.ANSWER_QUERY));
      case READING -> step("next.read", place + "/read");
      case ADJUDICATING -> step("next.adjudicate", place + "/adjudication");
      case DECIDING -> step("next.decide", place + "/decision");
      case DECIDED -> step("next.letter", page(code, Act.SEND_COMMUNICATION));
      case COMMUNICATED -> step("next.confirm", page(code, Act.ACKNOWLEDGE));
      case AWAITING_CONSENT -> step("next.consent", page(code, Act.RECORD_CONSENT));
      case CONSENTED -> step("next.refer", place);
      case REFERRED -> step("next.close", page(code, Act.CLOSE));
      case NONE, CLOSED, WITHDRAWN -> Optional.empty();
    };
  }

  /**
   * The step on the page of the case itself, which knows more than a line of a list: whether a unit
   * was asked already.
   */
  static Optional<NextStep> onPage(CaseFile file, Role role) {
    Optional<NextStep> next = of(file.code(), file.state().name(), role, true);
    if (file.state().name() != StateName.CONSENTED || next.isEmpty()) {
      return next;
    }
    return file.referrals().stream().anyMatch(Referral::isOpen)
        ? step("next.unit", page(file.code(), Act.ACCEPT_REFERRAL))
        : step("next.refer", page(file.code(), Act.SEND_REFERRAL));
  }

  // Whoever runs the cases presses on those that are late with others.
  private static Optional<NextStep> pressing(
      CaseCode code, StateName state, Role role, boolean isLate) {
    if (!isLate) {
      return Optional.empty();
    }
    if (state == StateName.COMMUNICATED && Matrix.who(state, Act.ACKNOWLEDGE).contains(role)) {
      return step("next.call", page(code, Act.ACKNOWLEDGE));
    }
    return Matrix.who(state, Act.REMIND).contains(role)
        ? step("next.remind", page(code, Act.REMIND))
        : Optional.empty();
  }

  /** The page of a case. */
  public static String page(CaseCode code) {
    return "/cases/" + code.text();
  }

  /** The page of one act on a case. */
  public static String page(CaseCode code, Act act) {
    return page(code) + "/acts/" + DomainWords.path(act);
  }

  private static Optional<NextStep> step(String sentence, String path) {
    return Optional.of(new NextStep(sentence, path));
  }
}
