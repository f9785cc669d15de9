package eir.trial.charter;

import java.util.List;

/**
 * How images are de-identified in the trial: the choice that the deid room turns into rules.
 *
 * @param options codes of CID 7050 (PS3.16) in ascending order; {@link DeidOptions} says which a
 *     trial may choose
 * @param tier how much of {@code standard/allowed-private.tsv} stays under 113111
 * @param words of descriptions that stay beside those of {@code standard/descriptor-tokens.tsv}, in
 *     ascending order; words, never names: {@link NeverWords}
 */
public record DeidProfile(List<String> options, Tier tier, List<String> words) {

  /** How much of the list of makers' elements stays. */
  public enum Tier {
    /** Core, without the header that Siemens' mosaics are given anew. */
    PLAIN,
    /** What conversion, diffusion and scaling need. */
    CORE,
    /** Core, and what research asks besides. */
    RESEARCH
  }

  /** Every option stands on the Basic Profile. */
  public static final String BASIC = "113100";

  /** What a trial has that says nothing else. */
  public static final DeidProfile STANDARD =
      new DeidProfile(DeidOptions.standard(), Tier.CORE, List.of());

  public DeidProfile {
    options = options.stream().sorted().distinct().toList();
    words = words.stream().sorted().distinct().toList();
  }
}
