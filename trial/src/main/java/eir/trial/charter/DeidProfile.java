package eir.trial.charter;

import java.util.List;

/**
 * The options of de-identification that the trial asks for, as codes of CID 7050 (PS3.16). The deid
 * room turns them into rules; the trial only says which.
 *
 * @param options six-digit codes in ascending order
 */
public record DeidProfile(List<String> options) {
  /**
   * What docs/deid.md says is on by default: basic profile, cleaned descriptors, modified dates,
   * patient characteristics, safe private elements.
   */
  public static final DeidProfile STANDARD =
      new DeidProfile(List.of("113100", "113105", "113107", "113108", "113111"));

  /** Every option stands on the Basic Profile. */
  public static final String BASIC = "113100";

  /** Retain UIDs: would link the trial to the clinic's archive. */
  public static final String RETAIN_UIDS = "113110";

  /** Retain full dates: the trial keeps shifted ones. */
  public static final String FULL_DATES = "113106";

  public DeidProfile {
    options = options.stream().sorted().distinct().toList();
  }
}
