package eir.deid.header;

/**
 * What takes the place of UIDs and dates: the sender's secret, or for the gate a look whether they
 * have been replaced already. Not for two threads at once.
 */
public interface Keys {
  /** The answer where nothing may take the value's place. */
  int NONE = -1;

  /** Writes the UID in place of {@code in[from, to)}; its length, 0 for an empty one. */
  int uid(byte[] in, int from, int to, byte[] out, int at);

  /** Writes the DA value in place of {@code in[from, to)}; its length or {@link #NONE}. */
  int date(byte[] in, int from, int to, byte[] out, int at);

  /** Writes the DT value in place of {@code in[from, to)}; its length or {@link #NONE}. */
  int dateTime(byte[] in, int from, int to, byte[] out, int at);
}
