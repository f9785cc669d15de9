package eir.archive.journal;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that was done.
 *
 * @param who acted, and in which role
 * @param event a name of domain/audit-events.tsv, or {@code LINK_CHANGED}, which that table lacks
 * @param entity what it was done to: {@code case}, {@code submission}, {@code link}, {@code user} …
 * @param id which one
 * @param reason as typed; the table says which events need one
 * @param detail more of it: strings, whole numbers, truth values, and objects and arrays of them;
 *     never a value of an image
 */
public record Act(
    Who who, String event, String entity, String id, Optional<String> reason, ObjectNode detail) {

  public Act {
    detail = detail.deepCopy();
  }

  /** An act without reason and details. */
  public static Act of(Who who, String event, String entity, String id) {
    return new Act(who, event, entity, id, Optional.empty(), JsonNodeFactory.instance.objectNode());
  }

  /** This act for a reason. */
  public Act because(String why) {
    return new Act(who, event, entity, id, Optional.of(why), detail);
  }

  /** This act with one more detail. */
  public Act with(String name, String value) {
    return new Act(who, event, entity, id, reason, detail.deepCopy().put(name, value));
  }

  /** This act with one more detail. */
  public Act with(String name, long value) {
    return new Act(who, event, entity, id, reason, detail.deepCopy().put(name, value));
  }

  /** This act with these details instead. */
  public Act detailed(ObjectNode details) {
    return new Act(who, event, entity, id, reason, details);
  }
}
