package eir.deid.pixel;

/**
 * Frames of Encapsulated Uncompressed Explicit VR Little Endian (PS3.5 §A.4.11): the native bytes
 * of one frame, counted off. A frame that hides something in the spare bits of its samples is not
 * readable: nobody asked for a rarely met syntax to be masked.
 */
record RawStream(PixelDescription pixels) implements CodeStream {
  @Override
  public boolean read(FragmentReader in, Patches patches) {
    long samples = pixels.lengthBytes() / pixels.frames() / unit();
    if (!pixels.hasSpareBits()) {
      return in.skip(samples * unit());
    }
    int spare = NativeBits.spare(pixels);
    int sign = NativeBits.sign(pixels);
    for (long i = 0; i < samples; i++) {
      int sample = 0;
      for (int shift = 0; shift < 8 * unit(); shift += 8) {
        int b = in.next();
        if (b == FragmentReader.END) {
          return false;
        }
        sample |= b << shift;
      }
      if (NativeBits.hides(sample, spare, sign)) {
        return false;
      }
    }
    return true;
  }

  private int unit() {
    return pixels.bitsAllocated() / 8;
  }
}
