package eir.trial.quality;

/** The site's answer to one query. */
public sealed interface QueryAnswer {
  /** Which query, from 1 in the order of asking. */
  int query();

  /** An answer in words, 1 to 2000 characters. */
  record Text(int query, String text) implements QueryAnswer {}

  /** What was asked for cannot be had. */
  record NotObtainable(int query) implements QueryAnswer {}
}
