package eir.trial.charter;

/**
 * The classes of {@code domain/series-classes.tsv} in its order; the classifier is the imaging
 * room's.
 */
public enum SequenceClass {
  LOCALISER,
  DWI_ADC,
  FLAIR,
  T2,
  SWI_OR_GRE,
  PERFUSION,
  T1_POST,
  T1_PRE,
  OTHER
}
