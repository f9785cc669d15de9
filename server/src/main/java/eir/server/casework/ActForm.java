package eir.server.casework;

import eir.server.http.Form;
import eir.server.staff.FormErrors;
import eir.trial.Act;
import eir.trial.CaseCommand;
import java.util.List;
import java.util.Optional;

/**
 * The form of one act on one case: what it asks, and how what was typed becomes a command.
 *
 * @param fields in the order of the page
 * @param reading how the command is read
 */
public record ActForm(Act act, List<ActField> fields, Reading reading) {
  public ActForm {
    fields = List.copyOf(fields);
  }

  /** Makes a command of a form; what is missing is noted and the answer is empty. */
  @FunctionalInterface
  public interface Reading {
    Optional<CaseCommand> read(Form form, FormErrors errors);
  }

  /** The form of an act that asks nothing. */
  static ActForm plain(Act act, CaseCommand command) {
    return new ActForm(act, List.of(), (_, _) -> Optional.of(command));
  }

  /** The word of an enum in {@code field}; noted as missing if it is none of its words. */
  static <E extends Enum<E>> Optional<E> word(
      Class<E> type, Form form, String field, FormErrors errors) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(form.field(field))) {
        return Optional.of(each);
      }
    }
    errors.add(field, "form.choose");
    return Optional.empty();
  }
}
