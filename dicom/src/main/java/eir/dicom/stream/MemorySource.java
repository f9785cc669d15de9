package eir.dicom.stream;

/** A file that is in memory: the array itself is the window, nothing is copied. */
record MemorySource(byte[] bytes, int length) implements Source {

  @Override
  public long lengthBytes() {
    return length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int wanted) {
    if (offset >= length) {
      return 0;
    }
    int count = Math.min(wanted, length - (int) offset);
    System.arraycopy(bytes, (int) offset, into, at, count);
    return count;
  }

  @Override
  public byte[] prefix(int wanted) {
    return bytes;
  }
}
