package eir.deid.pixel;

import eir.deid.plan.Stencil;

/**
 * Clears what hides in the bits of native signed samples that are none of the image's (PS3.5
 * §8.1.1): they become the sample's sign, as most writers have it. Samples that hide nothing, and
 * all stored values, stay.
 *
 * @param unitBytes of a sample
 * @param stored the image's bits of a sample
 * @param sign the highest of them
 */
record SpareBits(int unitBytes, int stored, int sign, boolean isBigEndian) implements Stencil {

  static SpareBits of(PixelDescription pixels, boolean isBigEndian) {
    return new SpareBits(
        pixels.bitsAllocated() / 8, pixels.mask(), NativeBits.sign(pixels), isBigEndian);
  }

  @Override
  public void paint(byte[] bytes, int from, int to, long position) {
    int spare = ~stored & (unitBytes == 4 ? -1 : (1 << 8 * unitBytes) - 1);
    for (int at = from; at + unitBytes <= to; at += unitBytes) {
      int sample = 0;
      for (int i = 0; i < unitBytes; i++) {
        sample |= (bytes[at + i] & 0xFF) << shift(i);
      }
      if (!NativeBits.hides(sample, spare, sign)) {
        continue;
      }
      int clear = sample & stored | ((sample & sign) == 0 ? 0 : spare & -sign);
      for (int i = 0; i < unitBytes; i++) {
        bytes[at + i] = (byte) (clear >>> shift(i));
      }
    }
  }

  private int shift(int index) {
    return 8 * (isBigEndian ? unitBytes - 1 - index : index);
  }
}
