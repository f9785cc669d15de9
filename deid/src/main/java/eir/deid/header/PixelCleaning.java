package eir.deid.header;

import eir.deid.Option;

/**
 * What was done to the pixels of one file beyond its profile; stamped where it was done and nowhere
 * else.
 *
 * @param isLookedAt a person answers for it that the pixels show no text, or none any more: 113101
 *     and (0028,0301) NO
 * @param isDefaced the face of the head was taken out: 113102 and (0028,0302) NO
 */
public record PixelCleaning(boolean isLookedAt, boolean isDefaced) {
  public static final PixelCleaning NONE = new PixelCleaning(false, false);

  boolean applies(Option option) {
    return option == Option.CLEAN_PIXELS && isLookedAt || option == Option.CLEAN_FACES && isDefaced;
  }
}
