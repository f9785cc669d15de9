package eir.cli.story;

import eir.trial.Act;
import eir.trial.Role;
import eir.trial.SiteCode;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One act of the story.
 *
 * @param child code of the case in demo.json, EIR-0001 to EIR-0018
 * @param number among the steps of its case, from 0
 * @param data what demo.json says about it; an empty object if nothing
 * @param hoursAgo working hours before the visitor comes
 */
record Step(
    String child, SiteCode site, int number, Role role, Act act, JsonNode data, double hoursAgo) {

  /** The same at each start, so that a step that was done is not done again. */
  UUID request() {
    return UUID.nameUUIDFromBytes(
        (child + " " + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
