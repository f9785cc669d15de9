package eir.bench.residue;

/**
 * What may not change by a single byte: geometry, timing, the description of the pixels, diffusion.
 * A reader computes from these.
 */
final class KeptElements {
  /** First and last tag of each range. */
  private static final int[][] RANGES = {
    {0x00180020, 0x00180023}, // scanning sequence to acquisition type
    {0x00180050, 0x00180050}, // slice thickness
    {0x00180080, 0x00180095}, // repetition time to pixel bandwidth
    {0x00181060, 0x00181060}, // trigger time
    {0x00181314, 0x00181314}, // flip angle
    {0x00185100, 0x00185100}, // patient position
    {0x00189075, 0x00189075}, // diffusion directionality
    {0x00189087, 0x00189087}, // b-value
    {0x00189089, 0x00189089}, // gradient orientation
    {0x00189602, 0x00189607}, // b-matrix
    {0x00200011, 0x00200013}, // series, acquisition and instance number
    {0x00200032, 0x00200032}, // image position
    {0x00200037, 0x00200037}, // image orientation
    {0x00200100, 0x00200100}, // temporal position
    {0x00200105, 0x00200105}, // number of them
    {0x00201041, 0x00201041}, // slice location
    {0x00209157, 0x00209157}, // dimension index values
    {0x00280002, 0x00280014}, // samples to ultrasound colour data
    {0x00280030, 0x00280030}, // pixel spacing
    {0x00280100, 0x00280107}, // bits, sign, smallest and largest value
    {0x00281050, 0x00281054}, // window, rescale
    {0x00281101, 0x00281103}, // palettes, but for their UID
    {0x00281201, 0x00281203},
  };

  private KeptElements() {}

  /** Those of the image itself: at the top level and in functional groups. */
  static boolean contains(int tag, String path) {
    return (path.length() == 11 || path.startsWith("(5200,92")) && contains(tag);
  }

  private static boolean contains(int tag) {
    for (int[] range : RANGES) {
      if (tag >= range[0] && tag <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
