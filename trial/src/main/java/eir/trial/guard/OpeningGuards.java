package eir.trial.guard;

import eir.trial.CaseCommand.OpenCase;
import eir.trial.CaseCommand.Submit;
import eir.trial.Role;
import eir.trial.quality.Manifest;
import eir.trial.quality.Submission;
import java.util.Optional;

/** Guards on the way in: opening a case and sending its images. */
final class OpeningGuards {
  private OpeningGuards() {}

  // G01
  static boolean siteAndCharterAreActive(Asked asked) {
    return asked.command() instanceof OpenCase open
        && asked.circumstances().isActive(open.site())
        && asked.circumstances().isActive(asked.charter().key())
        && (asked.actor().role() == Role.COORDINATOR || asked.actor().belongsTo(open.site()));
  }

  // G34
  static boolean theAgeIsInRange(Asked asked) {
    if (!(asked.command() instanceof OpenCase open)) {
      return false;
    }
    boolean inRange =
        open.ageYears() >= asked.charter().ageMinYears()
            && open.ageYears() <= asked.charter().ageMaxYears();
    return inRange || (asked.actor().role() == Role.COORDINATOR && Texts.isReason(open.reason()));
  }

  // G02
  static boolean everyInstanceIsStored(Asked asked) {
    return manifest(asked).filter(OpeningGuards::isComplete).isPresent();
  }

  private static Optional<Manifest> manifest(Asked asked) {
    return asked.command() instanceof Submit submit
        ? asked.circumstances().manifest(submit.upload())
        : Optional.empty();
  }

  private static boolean isComplete(Manifest manifest) {
    return manifest.refused() == 0
        && manifest.stored() == manifest.declared()
        && manifest.mrSeries() >= 1;
  }

  // G36
  static boolean theImagesAreOfThisChild(Asked asked) {
    Optional<String> bound = asked.file().submission().map(Submission::pseudonym);
    return bound.isEmpty() || manifest(asked).map(Manifest::pseudonym).equals(bound);
  }

  // G37
  static boolean theImagesAreInNoCase(Asked asked) {
    return manifest(asked).filter(manifest -> !manifest.isTaken()).isPresent();
  }

  // G03
  static boolean submissionsAreLeft(Asked asked) {
    return asked.file().submissionNumber() < asked.charter().maxSubmissions();
  }

  // G04
  static boolean theSenderAttests(Asked asked) {
    return asked.command() instanceof Submit submit
        && submit.attestation().rightChild()
        && submit.attestation().pixelsLookedAt()
        && submit.attestation().basis() == asked.charter().sharingBasis()
        && ReadGuards.theSignatureIsFresh(asked);
  }
}
