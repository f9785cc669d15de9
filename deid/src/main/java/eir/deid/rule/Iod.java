package eir.deid.rule;

import eir.deid.clean.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images that a trial takes, in the order of {@code GenerateRules}, and any others. */
public enum Iod {
  MR,
  ENHANCED_MR,
  LEGACY_ENHANCED_MR,
  CT,
  ENHANCED_CT,
  LEGACY_ENHANCED_CT,
  /** Another image, whose types are not known here: each element counts as needed (type 1). */
  OTHER,
  /** As {@link #OTHER}, of a class that has text in its pixels by habit: a person must look. */
  PICTURE,
  /** A structured report: no image, and as {@link #OTHER}. */
  REPORT;

  private static final Map<String, Iod> BY_SOP_CLASS = read();

  /** The image whose SOP Class UID is {@code uid}. */
  public static Optional<Iod> of(String uid) {
    return Optional.ofNullable(BY_SOP_CLASS.get(uid));
  }

  private static Map<String, Iod> read() {
    Map<String, Iod> images = new HashMap<>();
    for (String sopClass : Text.split(RuleData.SOP_CLASSES.trim(), ' ')) {
      images.put(sopClass.substring(1), values()[sopClass.charAt(0) - '0']);
    }
    return images;
  }

  /** Whether it may have more than one frame, described by functional groups. */
  public boolean isEnhanced() {
    return this != MR && this != CT && isOfTrial();
  }

  /** Whether it is one of a trial's images, whose types are known. */
  public boolean isOfTrial() {
    return this != OTHER && this != PICTURE && this != REPORT;
  }
}
