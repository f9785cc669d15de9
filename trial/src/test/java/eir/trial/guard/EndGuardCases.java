package eir.trial.guard;

import static eir.trial.SmallTrial.ANA;
import static eir.trial.SmallTrial.IRIS;
import static eir.trial.SmallTrial.NARA;
import static eir.trial.SmallTrial.RUI;
import static eir.trial.guard.GuardCase.ask;
import static eir.trial.guard.GuardCase.holds;
import static eir.trial.guard.GuardCase.refuses;
import static eir.trial.guard.GuardCase.refusesBehind;

import eir.trial.CaseCode;
import eir.trial.CaseCommand;
import eir.trial.Circumstances.ErasureRequest;
import eir.trial.Refusal;
import eir.trial.Say;
import eir.trial.Story;
import eir.trial.UserId;
import eir.trial.decision.CloseReason;
import eir.trial.decision.ReopenTarget;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Examples of the guards on the ways out: G25 to G28. */
final class EndGuardCases {
  private static final int REOPEN_DAYS = 180;

  static final List<GuardCase> ALL =
      List.of(
          holds(Guard.G25, "the child died", () -> closing(Story.reading(), CloseReason.DIED)),
          holds(
              Guard.G25,
              "the unit accepted and all is done",
              () -> closing(Story.referred(), CloseReason.COMPLETED)),
          holds(
              Guard.G25,
              "it is the same child as another case",
              () -> closing(CloseReason.DUPLICATE, "EIR-0002")),
          refuses(
              Guard.G25,
              "it is called complete before a unit accepted",
              () -> closing(Story.consented(), CloseReason.COMPLETED)),
          refuses(
              Guard.G25,
              "it is a duplicate of nothing",
              () -> closing(Story.opened(), CloseReason.DUPLICATE)),
          refuses(
              Guard.G25,
              "it is a duplicate of itself",
              () -> closing(CloseReason.DUPLICATE, "EIR-0001")),
          refuses(
              Guard.G25,
              "another case is named without need",
              () -> closing(CloseReason.LOST, "EIR-0002")),
          refuses(
              Guard.G25,
              "a coordinator says what only a confirmed letter can",
              () -> closing(Story.communicated(), CloseReason.SCREEN_FAILURE)),
          holds(
              Guard.G26,
              "no images were sent yet, on the last day",
              () -> reopening(closed(Story.opened()), REOPEN_DAYS, ReopenTarget.CANDIDATE)),
          holds(
              Guard.G26,
              "new images are wanted",
              () -> reopening(closed(Story.inQc()), 1, ReopenTarget.QUERIED)),
          holds(
              Guard.G26,
              "there are new facts to a conclusion",
              () -> reopening(closed(Story.deciding()), 1, ReopenTarget.DECIDING)),
          refuses(
              Guard.G26,
              "a day too late",
              () -> reopening(closed(Story.deciding()), REOPEN_DAYS + 1, ReopenTarget.DECIDING)),
          refuses(
              Guard.G26,
              "it was entered in error",
              () ->
                  reopening(
                      Story.opened().does(ANA, Say.close(CloseReason.ENTERED_IN_ERROR)),
                      1,
                      ReopenTarget.CANDIDATE)),
          refuses(
              Guard.G26,
              "it was a duplicate",
              () ->
                  reopening(
                      Story.opened()
                          .does(
                              ANA,
                              new CaseCommand.Close(
                                  CloseReason.DUPLICATE,
                                  Optional.of(new CaseCode("EIR-0002")),
                                  Say.REASON)),
                      1,
                      ReopenTarget.CANDIDATE)),
          refuses(
              Guard.G26,
              "a case with images becomes a candidate again",
              () -> reopening(closed(Story.inQc()), 1, ReopenTarget.CANDIDATE)),
          refuses(
              Guard.G26,
              "a site is asked about images that it never sent",
              () -> reopening(closed(Story.opened()), 1, ReopenTarget.QUERIED)),
          refuses(
              Guard.G26,
              "a case without a conclusion is decided",
              () -> reopening(closed(Story.reading()), 1, ReopenTarget.DECIDING)),
          holds(
              Guard.G27,
              "the site withdraws its own case",
              () -> ask(Story.reading(), RUI, Say.withdraw())),
          holds(
              Guard.G27,
              "the coordinator withdraws a closed one",
              () -> ask(Story.closed(), ANA, Say.withdraw())),
          refusesBehind(
              Refusal.NOT_VISIBLE,
              Guard.G27,
              "another site withdraws it",
              () -> ask(Story.reading(), NARA, Say.withdraw())),
          holds(
              Guard.G28,
              "a coordinator asked and the case is withdrawn",
              () -> erasing(Story.withdrawn(), request(ANA.user(), false))),
          holds(
              Guard.G28,
              "the family asked and the case is closed",
              () -> erasing(Story.closed(), request(ANA.user(), true))),
          holds(
              Guard.G28,
              "the years of retention are over",
              () -> erasing(trialClosed("2001-03-01"), request(ANA.user(), false))),
          refuses(Guard.G28, "nobody asked", () -> erasing(Story.withdrawn(), Optional.empty())),
          refuses(
              Guard.G28,
              "who asked does it too",
              () -> erasing(Story.withdrawn(), request(IRIS.user(), true))),
          refuses(
              Guard.G28,
              "the trial still runs",
              () -> erasing(Story.closed(), request(ANA.user(), false))),
          refuses(
              Guard.G28,
              "it is the last day of retention",
              () -> erasing(trialClosed("2001-03-02"), request(ANA.user(), false))));

  private EndGuardCases() {}

  private static Question closing(Story story, CloseReason reason) {
    return ask(story, ANA, Say.close(reason));
  }

  private static Question closing(CloseReason reason, String other) {
    return ask(
        Story.opened(),
        ANA,
        new CaseCommand.Close(reason, Optional.of(new CaseCode(other)), Say.REASON));
  }

  private static Story closed(Story story) {
    return story.does(ANA, Say.close(CloseReason.LOST));
  }

  private static Question reopening(Story story, int daysLater, ReopenTarget target) {
    story.trial.now = story.trial.now.plus(Duration.ofDays(daysLater));
    return ask(story, ANA, Say.reopen(target));
  }

  private static Question erasing(Story story, Optional<ErasureRequest> request) {
    story.trial.erasureRequest = request;
    return ask(story, IRIS, new CaseCommand.EraseImages(Say.REASON));
  }

  private static Optional<ErasureRequest> request(UserId by, boolean askedByFamily) {
    return Optional.of(new ErasureRequest(by, askedByFamily));
  }

  // Retention is 25 years, and the small trial plays on 2 March 2026.
  private static Story trialClosed(String day) {
    Story story = Story.closed();
    story.trial.trialClosed = Optional.of(LocalDate.parse(day));
    return story;
  }
}
