package eir.archive.message;

import eir.archive.access.Account;
import java.util.Map;

/**
 * What somebody shall be told.
 *
 * @param key of the text: a key of domain/texts.json, or {@code account.…} and {@code audit.…} of
 *     messages/
 * @param recipient user id; the address is looked up when it is sent
 * @param language of the text
 * @param subject case code that it is about; empty text if it is about none
 * @param values for the text's placeholders
 */
public record Message(
    String key, String recipient, String language, String subject, Map<String, String> values) {

  public Message {
    values = Map.copyOf(values);
  }

  /** To a person in their own language, about no case. */
  public static Message to(Account account, String key, Map<String, String> values) {
    return new Message(key, account.userId(), account.language(), "", values);
  }

  /** To a person in their own language, about a case. */
  public static Message about(
      String caseCode, Account account, String key, Map<String, String> values) {
    return new Message(key, account.userId(), account.language(), caseCode, values);
  }
}
