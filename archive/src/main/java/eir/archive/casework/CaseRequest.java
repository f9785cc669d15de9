package eir.archive.casework;

import eir.archive.access.FreshSignature;
import eir.trial.Actor;
import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Somebody asks for an act on a case.
 *
 * @param code of the case; empty to open a new one
 * @param expectedVersion that the sender saw, of what {@code Versions.seenBy} names; empty only for
 *     Eir's own acts and for the opening
 * @param id made by the sender's page: the same again gives the first answer again
 * @param signature fresh, for a signed command of a person
 */
public record CaseRequest(
    Optional<CaseCode> code,
    OptionalLong expectedVersion,
    UUID id,
    Actor actor,
    CaseCommand command,
    Optional<FreshSignature> signature) {

  /** Opens a case. */
  public static CaseRequest open(UUID id, Actor actor, CaseCommand.OpenCase command) {
    return new CaseRequest(
        Optional.empty(), OptionalLong.empty(), id, actor, command, Optional.empty());
  }

  /** An act without signature. */
  public static CaseRequest of(
      CaseCode code, long expectedVersion, UUID id, Actor actor, CaseCommand command) {
    return new CaseRequest(
        Optional.of(code), OptionalLong.of(expectedVersion), id, actor, command, Optional.empty());
  }

  /** An act of Eir itself. */
  public static CaseRequest bySystem(CaseCode code, UUID id, CaseCommand command) {
    return new CaseRequest(
        Optional.of(code), OptionalLong.empty(), id, Actor.SYSTEM, command, Optional.empty());
  }

  /** This request under a signature. */
  public CaseRequest signed(FreshSignature fresh) {
    return new CaseRequest(code, expectedVersion, id, actor, command, Optional.of(fresh));
  }
}
