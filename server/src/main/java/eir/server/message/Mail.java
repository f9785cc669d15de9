package eir.server.message;

/**
 * One mail, ready to be sent.
 *
 * @param id the same each time that the same message is sent, so that a mail program shows a
 *     message once that went out twice; before the {@code @} of its Message-ID
 * @param address of the recipient
 * @param name of the recipient
 * @param language BCP 47 tag of the text
 * @param body plain text; lines end with {@code \n}
 */
public record Mail(
    String id, String address, String name, String language, String subject, String body) {}
