package eir.trial.charter;

/** Whether families may be asked for a public set (docs/domain.md §9.4). */
public enum PublicRelease {
  OFF,
  OPT_IN
}
