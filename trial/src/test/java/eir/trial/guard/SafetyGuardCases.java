package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.CAIO;
import static eir.trial.SmallTrial.OLGA;
import static eir.trial.SmallTrial.SERIES;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;

import eir.trial.Actor;
import eir.trial.CaseCommand;
import eir.trial.CaseCommand.Remind;
import eir.trial.Say;
import eir.trial.Slot;
import eir.trial.Story;
import eir.trial.audit.SignatureMeaning;
import eir.trial.charter.CharterKey;
import eir.trial.quality.ImageRef;
import eir.trial.reading.SignableForms;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Examples of the guards of what may happen at any time: G29 to G33, and G35 in quarantine. */
final class SafetyGuardCases {
  // The small trial plays from a Monday at 9 to 18; half of C3 is twelve working hours.
  private static final Duration HALF = Duration.ofHours(26);
  private static final ImageRef OTHER = new ImageRef.Series("1.2.9");

  static final List<GuardCase> ALL =
      List.of(
          holds(Guard.G29, "the first time", () -> ask(Story.reading(), OLGA, Say.unblind())),
          refuses(
              Guard.G29,
              "a second time",
              () -> ask(Story.reading().does(OLGA, Say.unblind()), OLGA, Say.unblind())),
          holds(
              Guard.G30,
              "one key is pressed on a series",
              () -> ask(Story.inQc(), CAIO, Say.quarantine())),
          refuses(
              Guard.G30,
              "nothing is named",
              () -> ask(Story.inQc(), CAIO, quarantine(Set.of(), ""))),
          refuses(
              Guard.G30,
              "one of the named cannot be seen",
              () -> {
                Story story = Story.inQc();
                story.trial.invisible.add(OTHER);
                return ask(story, CAIO, quarantine(Set.of(SERIES, OTHER), ""));
              }),
          holds(
              Guard.G35,
              "what was seen is described without it",
              () -> ask(Story.inQc(), CAIO, quarantine(Set.of(SERIES), "a name at the rim"))),
          refuses(
              Guard.G35,
              "what was seen is copied",
              () ->
                  ask(
                      Story.inQc(),
                      CAIO,
                      quarantine(Set.of(SERIES), "it says 12/03/2019 at the rim"))),
          holds(
              Guard.G31,
              "the coordinator reminds for the first time",
              () -> ask(Story.reading(), ANA, new Remind())),
          holds(
              Guard.G31,
              "the coordinator reminds again after four hours",
              () -> reminding(ANA, Duration.ofHours(4))),
          holds(
              Guard.G31,
              "Eir reminds at half of the target",
              () -> ask(later(Story.reading(), HALF), Actor.SYSTEM, new Remind())),
          refuses(
              Guard.G31,
              "the coordinator reminded less than four hours ago",
              () -> reminding(ANA, Duration.ofHours(4).minusMillis(1))),
          refuses(
              Guard.G31,
              "Eir has no step to remind of",
              () -> ask(later(Story.reading(), HALF.minusSeconds(1)), Actor.SYSTEM, new Remind())),
          refuses(
              Guard.G31,
              "Eir has reminded of this step",
              () ->
                  ask(
                      later(Story.reading(), HALF).does(Actor.SYSTEM, new Remind()),
                      Actor.SYSTEM,
                      new Remind())),
          holds(
              Guard.G32,
              "nothing is signed under the old version",
              () -> ask(Story.queried(), ANA, migrate("DIPG", 2))),
          refuses(
              Guard.G32,
              "the newer version is not active",
              () -> {
                Story story = Story.queried();
                story.trial.inactive.add(new CharterKey("DIPG", 2));
                return ask(story, ANA, migrate("DIPG", 2));
              }),
          refuses(
              Guard.G32,
              "it is the same version",
              () -> ask(Story.queried(), ANA, migrate("DIPG", 1))),
          refuses(
              Guard.G32,
              "it is another charter",
              () -> ask(Story.queried(), ANA, migrate("OTHER", 2))),
          refuses(
              Guard.G32,
              "a read is signed",
              () -> {
                Story story = Story.reading().signs(Slot.R1, SignableForms.characteristic());
                return ask(
                    story.does(story.holder(Slot.R2), Say.readerAsks()), ANA, migrate("DIPG", 2));
              }),
          holds(
              Guard.G33,
              "the named are quarantined",
              () -> ask(quarantined(), CAIO, Say.release())),
          refuses(Guard.G33, "nothing is named", () -> ask(quarantined(), CAIO, release(Set.of()))),
          refuses(
              Guard.G33,
              "one of the named is not quarantined",
              () -> ask(quarantined(), CAIO, release(Set.of(SERIES, OTHER)))));

  private SafetyGuardCases() {}

  private static Story quarantined() {
    return Story.deciding().does(CAIO, Say.quarantine());
  }

  private static CaseCommand quarantine(Set<ImageRef> images, String text) {
    return new CaseCommand.Quarantine(images, text);
  }

  private static CaseCommand release(Set<ImageRef> images) {
    return new CaseCommand.ReleaseQuarantine(
        images, Say.REASON, Say.signed(SignatureMeaning.REVIEW));
  }

  private static CaseCommand migrate(String charter, int version) {
    return new CaseCommand.MigrateCharter(new CharterKey(charter, version), Say.REASON);
  }

  private static Question reminding(Actor actor, Duration after) {
    return ask(later(Story.reading().does(actor, new Remind()), after), actor, new Remind());
  }

  private static Story later(Story story, Duration by) {
    story.trial.now = story.trial.now.plus(by);
    return story;
  }
}
