package eir.trial.quality;

/** Images named one by one or by series, in UIDs of the de-identified files. */
public sealed interface ImageRef {
  /** The UID of what is named. */
  String uid();

  /** All instances of one series, by SeriesInstanceUID. */
  record Series(String uid) implements ImageRef {
    public Series {
      requireUid(uid);
    }
  }

  /** One instance, by SOPInstanceUID. */
  record Instance(String uid) implements ImageRef {
    public Instance {
      requireUid(uid);
    }
  }

  private static void requireUid(String uid) {
    if (!uid.matches("[0-9.]{1,64}")) {
      throw new IllegalArgumentException(
          "A UID has 1 to 64 digits and dots (PS3.5 §9.1); this one differs");
    }
  }
}
