package eir.trial.charter;

/** What a withdrawal leaves behind (docs/domain.md §2.5). */
public enum WithdrawalScope {
  STOP_AND_KEEP,
  STOP_AND_ERASE
}
