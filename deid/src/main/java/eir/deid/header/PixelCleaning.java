package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;

/**
 * What was done to the pixels of one file beyond its profile; stamped where it was done and nowhere
 * else.
 *
 * @param isLookedAt a person answers for it that the pixels show no text, or none any more: 113101
 *     and (0028,0301) NO
 * @param isDefaced the face of the head was taken out: 113102 and (0028,0302) NO
 * @param keepsOverlays overlay planes stayed, as a person answers for it that they hold no text:
 *     113103
 */
public record PixelCleaning(boolean isLookedAt, boolean isDefaced, boolean keepsOverlays) {
  public static final PixelCleaning NONE = new PixelCleaning(false, false, false);

  /** Whether {@code option} is stamped into a file of {@code profile}. */
  boolean isStamped(Option option, Profile profile) {
    return switch (option) {
      case CLEAN_PIXELS -> isLookedAt;
      case CLEAN_FACES -> isDefaced;
      case CLEAN_GRAPHICS -> keepsOverlays;
      default -> profile.applies(option);
    };
  }
}
