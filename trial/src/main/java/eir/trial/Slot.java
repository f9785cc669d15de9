package eir.trial;

import java.util.List;

/** A place for a read. */
public enum Slot {
  R1,
  R2,
  R3,
  ADJ;

  /** The slots of blinded readers under a charter with {@code readers} (1 to 3) of them. */
  public static List<Slot> ofReaders(int readers) {
    return List.of(R1, R2, R3).subList(0, readers);
  }

  /** The role of whoever holds this slot. */
  public Role role() {
    return this == ADJ ? Role.ADJUDICATOR : Role.READER;
  }
}
