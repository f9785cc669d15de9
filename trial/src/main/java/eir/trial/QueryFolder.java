package eir.trial;

import eir.trial.quality.Query;
import eir.trial.quality.QueryAnswer;
import eir.trial.quality.QueryCategory;
import eir.trial.quality.QueryObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The questions in {@link CaseFolder}'s hands, oldest first. */
final class QueryFolder {
  private final List<Query> queries;

  QueryFolder(List<Query> before) {
    queries = new ArrayList<>(before);
  }

  List<Query> all() {
    return queries;
  }

  void ask(int number, QueryCategory category, QueryObject object, String text, Entry entry) {
    queries.add(
        new Query(number, category, object, text, entry.by().role(), entry.at(), new Query.Open()));
  }

  void answer(List<QueryAnswer> answers, Instant at) {
    for (QueryAnswer answer : answers) {
      queries.replaceAll(query ->
          query.number() == answer.query() ? query.with(new Query.Answered(answer, at)) : query);
    }
  }

  /** New images answer whatever is open. */
  void answerByImages(int submission, Instant at) {
    endOpen(new Query.AnsweredByImages(submission, at));
  }

  void cancel(Instant at) {
    endOpen(new Query.Cancelled(at));
  }

  private void endOpen(Query.Status status) {
    queries.replaceAll(query -> query.isOpen() ? query.with(status) : query);
  }
}
