package eir.trial.audit;

import eir.trial.Role;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An electronic signature as it stands in the record (21 CFR 11.50, 11.70).
 *
 * @param user opaque id of the signer
 * @param printedName name as shown on every screen and print, 1 to 200 characters
 * @param at when both components were given
 * @param meaning what the signer was shown to be saying
 * @param role in which the signer acted
 * @param signed hash of what was signed; see {@link #hashOf}
 */
public record Signature(
    String user, String printedName, Instant at, SignatureMeaning meaning, Role role, Hash signed) {
  private static final String SIGNED_AS = "EIR-SIGNED-1\n";

  public Signature {
    if (printedName.isBlank() || printedName.length() > 200) {
      throw new IllegalArgumentException(
          "A signature prints a name of 1 to 200 characters; this one has " + printedName.length());
    }
    if (!role.isHeldByPeople()) {
      throw new IllegalArgumentException("Only people sign, and the system is not one");
    }
  }

  /** The hash that a signature of {@code content} carries: SHA-256 of its canonical JSON. */
  public static Hash hashOf(ObjectNode content) {
    return Hash.of(SIGNED_AS + CanonicalJson.of(content));
  }

  /**
   * Whether this is a signature of {@code content}: one that was moved to another record is not.
   */
  public boolean isOf(ObjectNode content) {
    return signed.equals(hashOf(content));
  }

  /** Its members for the detail of an audit record. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user", user)
        .put("name", printedName)
        .put("at", at.toString())
        .put("meaning", meaning.name())
        .put("role", role.name())
        .put("signed", signed.hex());
  }
}
