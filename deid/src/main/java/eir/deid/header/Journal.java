package eir.deid.header;

import java.util.Arrays;

/**
 * What happened to each row, in file order: arrays, as every element of every file passes here.
 * Rows inside a removed sequence are not listed; an own element without a row in the input has row
 * -1.
 */
public final class Journal {
  private static final Reason[] REASONS = Reason.values();

  private int size;
  private int[] rows = new int[256];
  private int[] tags = new int[256];
  private byte[] actions = new byte[256];
  private byte[] reasons = new byte[256];
  private int[] froms = new int[256];
  private int[] tos = new int[256];

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** Row of the input, or -1. */
  public int row(int entry) {
    return rows[entry];
  }

  /** The element's tag. */
  public int tag(int entry) {
    return tags[entry];
  }

  /** A letter of {@link eir.deid.Report#ACTIONS}. */
  public byte action(int entry) {
    return actions[entry];
  }

  /** Why it was not kept, or {@link Reason#KEPT}. */
  public Reason reason(int entry) {
    return REASONS[reasons[entry]];
  }

  /** Where its header begins in the new header. */
  public int from(int entry) {
    return froms[entry];
  }

  /** Where it ends in the new header; equal to {@link #from} if it went. */
  public int to(int entry) {
    return tos[entry];
  }

  void begin() {
    size = 0;
  }

  void add(int row, int tag, char action, Reason reason, int from, int to) {
    if (size == rows.length) {
      int room = size * 2;
      rows = Arrays.copyOf(rows, room);
      tags = Arrays.copyOf(tags, room);
      actions = Arrays.copyOf(actions, room);
      reasons = Arrays.copyOf(reasons, room);
      froms = Arrays.copyOf(froms, room);
      tos = Arrays.copyOf(tos, room);
    }
    rows[size] = row;
    tags[size] = tag;
    actions[size] = (byte) action;
    reasons[size] = (byte) reason.ordinal();
    froms[size] = from;
    tos[size] = to;
    size++;
  }
}
