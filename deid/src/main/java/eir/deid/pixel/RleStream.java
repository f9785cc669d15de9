package eir.deid.pixel;

/**
 * RLE frames (PS3.5 Annex G): each segment is counted through to the plane it must give; bytes
 * behind it and unused offsets are zeroed.
 *
 * @param planes samples per pixel times bytes of a sample
 * @param planeBytes rows times columns
 */
record RleStream(int planes, int planeBytes) implements CodeStream {
  private static final int HEADER_BYTES = 64;

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
      int used = segment(in);
      if (used < 0) {
        return false;
      }
      at += used;
    }
    return true;
  }

  /** Bytes of one segment, or -1 if it does not give exactly one plane. */
  private int segment(FragmentReader in) {
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
      if (!in.skip(more)) {
        return -1;
      }
      used += more;
      given += control < 128 ? control + 1 : 257 - control;
    }
    return given == planeBytes ? used : -1;
  }
}
