package eir.trial.charter;

/** What two reads may differ in so that an adjudicator is called (docs/domain.md §5.3). */
public enum Trigger {
  /** One reader could evaluate the images, another could not. */
  EVALUABILITY,
  /** One read is on the eligible side, another is not. */
  ELIGIBILITY,
  /** Distant disease is present in one and absent in another. */
  DISSEMINATION,
  CATEGORY,
  /** Share of the pons in classes: below 50, 50 to 66, 67 and above. */
  PONS_CLASS,
  EPICENTRE,
  /** The product of the diameters differs by more than the charter's tolerance. */
  MEASUREMENT
}
