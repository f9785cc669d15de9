package eir.deid.pixel;

/**
 * RLE frames (PS3.5 Annex G): each segment is counted through to the plane it must give; bytes
 * behind it and unused offsets are zeroed, and so are bits beside the samples, but for an extended
 * sign.
 *
 * @param planes samples per pixel times bytes of a sample
 * @param planeBytes rows times columns
 */
record RleStream(int planes, int planeBytes, PixelDescription pixels) implements CodeStream {
  private static final int HEADER_BYTES = 64;

  static RleStream of(PixelDescription pixels) {
    long plane = (long) pixels.rows() * pixels.columns();
    int planes = pixels.samples() * Math.max(1, pixels.bitsAllocated() / 8);
    return new RleStream(planes, (int) Math.min(plane, Integer.MAX_VALUE), pixels);
  }

  @Override
  public boolean read(FragmentReader in, Patches patches) {
    int[] offsets = new int[16];
    for (int i = 0; i < 16; i++) {
      int value = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int b = in.next();
        if (b == FragmentReader.END) {
          return false;
        }
        if (i > planes && b != 0) {
          patches.add(in.offset() - 1, (byte) 0);
        }
        value |= b << shift;
      }
      offsets[i] = value;
    }
    if (offsets[0] != planes || planes > 15 || offsets[1] != HEADER_BYTES) {
      return false;
    }
    int at = HEADER_BYTES;
    for (int segment = 1; segment <= planes; segment++) {
      for (; at < offsets[segment]; at++) { // padding of the segment before
        int b = in.next();
        if (b == FragmentReader.END) {
          return false;
        }
        if (b != 0) {
          patches.add(in.offset() - 1, (byte) 0);
        }
      }
      if (at != offsets[segment]) {
        return false;
      }
      int used = segment(in, Plane.of(pixels, segment - 1), patches);
      if (used < 0) {
        return false;
      }
      at += used;
    }
    return true;
  }

  /** Bytes of one segment, or -1 if it does not give exactly one plane. */
  private int segment(FragmentReader in, Plane plane, Patches patches) {
    int given = 0;
    int used = 0;
    while (given < planeBytes) {
      int control = in.next();
      if (control == FragmentReader.END) {
        return -1;
      }
      used++;
      if (control == 128) {
        continue;
      }
      int more = control < 128 ? control + 1 : 1;
      if (plane.spare == 0 ? !in.skip(more) : !clear(in, more, plane, patches)) {
        return -1;
      }
      used += more;
      given += control < 128 ? control + 1 : 257 - control;
    }
    return given == planeBytes ? used : -1;
  }

  /**
   * The bytes of one plane.
   *
   * @param spare the bits that are none of the image's
   * @param sign the sample's sign, if it stands in this plane
   * @param mayExtend whether the sign stands in a plane below, so that all bits may be set by it
   */
  private record Plane(int spare, int sign, boolean mayExtend) {

    /** Of the plane at {@code index}: the highest byte of a sample comes first (PS3.5 §G.2). */
    static Plane of(PixelDescription pixels, int index) {
      if (!pixels.hasSpareBits()) {
        return new Plane(0, 0, false);
      }
      int bytes = pixels.bitsAllocated() / 8;
      int shift = 8 * (bytes - 1 - index % bytes);
      int sign = NativeBits.sign(pixels);
      return new Plane(
          NativeBits.spare(pixels) >>> shift & 0xFF,
          sign >>> shift & 0xFF,
          sign != 0 && sign >>> shift == 0);
    }

    /** What {@code value} is to be. */
    int clear(int value) {
      if (mayExtend) {
        return value == 0xFF ? value : value & ~spare;
      }
      return NativeBits.hides(value, spare, sign)
          ? value & ~spare | ((value & sign) == 0 ? 0 : spare & -sign)
          : value;
    }
  }

  /** Clears {@code count} bytes; once one had to be, the rest of its run is noted with it. */
  private static boolean clear(FragmentReader in, int count, Plane plane, Patches patches) {
    boolean isPatched = false;
    for (int i = 0; i < count; i++) {
      int b = in.next();
      if (b == FragmentReader.END) {
        return false;
      }
      int clear = plane.clear(b);
      isPatched |= clear != b;
      if (isPatched) {
        patches.add(in.offset() - 1, (byte) clear);
      }
    }
    return true;
  }
}
