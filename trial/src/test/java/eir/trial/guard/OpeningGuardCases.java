package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.AURORA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.NARA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.SmallTrial.UPLOAD;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;

import eir.trial.Attestation;
import eir.trial.CaseCommand;
import eir.trial.Say;
import eir.trial.Sex;
import eir.trial.Signing;
import eir.trial.Story;
import eir.trial.UploadId;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.SharingBasis;
import eir.trial.quality.Manifest;
import java.util.List;
import java.util.Optional;

/** Examples of the guards on the way in: G01 to G04, G34, G36, G37. */
final class OpeningGuardCases {
  private static final String BORN = "born on 2019-03-12 as they say";
  private static final String CHILD = "6VE8KPBR9";
  private static final String OTHER = "7WF9LQCS2";
  private static final Signing SENT = Say.signed(SignatureMeaning.RESPONSIBILITY);

  static final List<GuardCase> ALL =
      List.of(
          holds(Guard.G01, "a site opens its own case", () -> ask(new Story(), RUI, Say.open())),
          holds(
              Guard.G01,
              "a coordinator opens one for a site",
              () -> ask(new Story(), ANA, Say.open())),
          refuses(
              Guard.G01,
              "a user of another site opens it",
              () -> ask(new Story(), NARA, Say.open())),
          refuses(Guard.G01, "the site is not active", () -> ask(without(AURORA), RUI, Say.open())),
          refuses(
              Guard.G01,
              "the charter is not active",
              () -> ask(without(new Story().charter.key()), RUI, Say.open())),
          holds(
              Guard.G34,
              "the child has the charter's lowest age",
              () -> ask(fromTwoYears(), RUI, aged(2, ""))),
          holds(
              Guard.G34,
              "the child has the charter's highest age",
              () -> ask(new Story(), RUI, aged(18, ""))),
          holds(
              Guard.G34,
              "a coordinator says why an older one is reviewed",
              () -> ask(new Story(), ANA, aged(19, Say.REASON))),
          refuses(Guard.G34, "the child is too young", () -> ask(fromTwoYears(), RUI, aged(1, ""))),
          refuses(
              Guard.G34,
              "a site gives a reason that only a coordinator may",
              () -> ask(new Story(), RUI, aged(19, Say.REASON))),
          refuses(
              Guard.G34,
              "a coordinator gives no reason",
              () -> ask(new Story(), ANA, aged(19, " "))),
          refuses(
              Guard.G34,
              "the coordinator's reason identifies",
              () -> ask(new Story(), ANA, aged(19, BORN))),
          refuses(
              Guard.G35,
              "the diagnosis identifies",
              () -> ask(new Story(), RUI, described(BORN, ""))),
          refuses(
              Guard.G35, "the note identifies", () -> ask(new Story(), RUI, described("", BORN))),
          holds(
              Guard.G02,
              "every declared instance is stored",
              () -> ask(Story.opened(), RUI, Say.submit())),
          holds(
              Guard.G02,
              "one MR series is enough to be asked about",
              () -> ask(holding(20, 20, 0, 1), RUI, Say.submit())),
          refuses(
              Guard.G02,
              "the archive does not know the upload",
              () ->
                  ask(
                      Story.opened(),
                      RUI,
                      new CaseCommand.Submit(
                          new UploadId("up-2"),
                          new Attestation(true, true, SharingBasis.CONSENT_IMAGING),
                          SENT))),
          refuses(
              Guard.G02,
              "an instance was turned away",
              () -> ask(holding(120, 120, 1, 5), RUI, Say.submit())),
          refuses(
              Guard.G02,
              "an instance is missing",
              () -> ask(holding(120, 119, 0, 5), RUI, Say.submit())),
          refuses(
              Guard.G02,
              "there is no MR series",
              () -> ask(holding(120, 120, 0, 0), RUI, Say.submit())),
          holds(
              Guard.G36,
              "the first images bind the case to its child",
              () -> ask(holding(Story.opened(), whole(OTHER, false)), RUI, Say.submit())),
          holds(
              Guard.G36,
              "the second images are of the same child",
              () -> ask(Story.queried(), RUI, Say.submit())),
          refuses(
              Guard.G36,
              "the second images are of another child",
              () -> ask(holding(Story.queried(), whole(OTHER, false)), RUI, Say.submit())),
          holds(
              Guard.G37, "no case holds the images", () -> ask(Story.opened(), RUI, Say.submit())),
          refuses(
              Guard.G37,
              "a case holds the images",
              () -> ask(holding(Story.opened(), whole(CHILD, true)), RUI, Say.submit())),
          holds(
              Guard.G03,
              "it is the last submission that the charter allows",
              () -> ask(submittedTwice(), RUI, Say.submit())),
          refuses(
              Guard.G03,
              "all submissions are used up",
              () -> ask(submittedThrice(), RUI, Say.submit())),
          holds(
              Guard.G04,
              "a coordinator sends and attests",
              () -> ask(Story.opened(), ANA, Say.submit())),
          refuses(
              Guard.G04,
              "it may be another child",
              () -> ask(Story.opened(), RUI, attested(false, true, SENT))),
          refuses(
              Guard.G04,
              "nobody looked at the pixels",
              () -> ask(Story.opened(), RUI, attested(true, false, SENT))),
          refuses(
              Guard.G04,
              "images are shared on another basis than the charter's",
              () ->
                  ask(
                      Story.opened(),
                      RUI,
                      new CaseCommand.Submit(
                          UPLOAD, new Attestation(true, true, SharingBasis.LEGAL_BASIS), SENT))),
          refuses(
              Guard.G04,
              "nobody signed",
              () -> ask(Story.opened(), RUI, attested(true, true, new Signing.Unsigned()))),
          refuses(
              Guard.G04,
              "it was signed under another meaning",
              () ->
                  ask(
                      Story.opened(),
                      RUI,
                      attested(true, true, Say.signed(SignatureMeaning.REVIEW)))));

  private OpeningGuardCases() {}

  /** A case whose third and last submission waits for quality control. */
  static Story submittedThrice() {
    return submittedTwice().does(RUI, Say.submit()).does(CAIO, Say.ask());
  }

  private static Story submittedTwice() {
    return Story.queried().does(RUI, Say.submit()).does(CAIO, Say.ask());
  }

  private static Story without(Object active) {
    Story story = new Story();
    story.trial.inactive.add(active);
    return story;
  }

  private static Story fromTwoYears() {
    Story story = new Story();
    story.charter = Story.charter(2, json -> json.put("ageMinYears", 2));
    return story;
  }

  private static Story holding(int declared, int stored, int refused, int mrSeries) {
    return holding(
        Story.opened(),
        new Manifest(declared, stored, refused, 5, mrSeries, CHILD, false, "ab".repeat(32)));
  }

  private static Story holding(Story story, Manifest manifest) {
    story.trial.manifest = Optional.of(manifest);
    return story;
  }

  private static Manifest whole(String pseudonym, boolean isTaken) {
    return new Manifest(120, 120, 0, 5, 5, pseudonym, isTaken, "ab".repeat(32));
  }

  private static CaseCommand aged(int years, String reason) {
    return new CaseCommand.OpenCase(AURORA, years, Sex.MALE, "DIPG suspected", "", reason);
  }

  private static CaseCommand described(String diagnosis, String note) {
    return new CaseCommand.OpenCase(AURORA, 7, Sex.MALE, diagnosis, note, "");
  }

  private static CaseCommand attested(boolean rightChild, boolean looked, Signing signing) {
    return new CaseCommand.Submit(
        UPLOAD, new Attestation(rightChild, looked, SharingBasis.CONSENT_IMAGING), signing);
  }
}
