package eir.server.casework;

import eir.archive.Archive;
import eir.server.http.Answer;
import eir.server.page.Pages;
import eir.server.words.Words;
import eir.trial.blinding.CaseView;
import eir.trial.decision.DecisionOutcome;
import java.util.Optional;

/**
 * Where the physician decides: the reads beside each other, the differences first, then the form.
 */
final class DecisionPage {
  private final Archive archive;
  private final Pages pages;

  DecisionPage(Archive archive, Pages pages) {
    this.archive = archive;
    this.pages = pages;
  }

  Answer answer(ActPages.Asked asked, int status, Optional<Notice> notice) {
    Words words = asked.exchange().words();
    SeenCase seen = asked.seen();
    CaseView view = seen.view();
    Optional<DecisionOutcome> preset = view.conclusion().map(verdict -> verdict.outcome());
    return pages
        .page(asked.exchange(), asked.session(), "cases", seen.code().text())
        .with("seenState", seen.state())
        .with("view", view)
        .with("charter", seen.charter())
        .with("comparison", Comparison.of(view, seen.charter(), words))
        .with("preset", preset)
        .with("keyImages", KeyImages.of(seen, archive))
        .with("versions", asked.versions())
        .with("id", asked.id())
        .with("notice", notice)
        .with("typed", asked.typed())
        .with("errors", asked.errors())
        .answer(status, "decision.jte", asked.exchange());
  }
}
