package eir.deid;

import eir.deid.plan.SegmentPlan;

/** What became of one file. */
public sealed interface Outcome {

  /**
   * The file can be sent.
   *
   * @param plan how the output is put together from the input
   * @param masked the plan in its place, as long, if the gate finds nothing but bits beside native
   *     samples in what {@code plan} gives ({@link eir.deid.gate.Verdict.Refused#isOnlySpareBits});
   *     all stored values stay
   * @param report what was done, by tag, without values
   * @param instance the UIDs of the output
   */
  record Planned(SegmentPlan plan, SegmentPlan masked, Report report, InstanceKey instance)
      implements Outcome {}

  /** Nothing of the file may leave. */
  record Refused(Refusal refusal) implements Outcome {}
}
