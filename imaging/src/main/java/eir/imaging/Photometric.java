package eir.imaging;

import java.util.Optional;

/** Photometric Interpretation (0028,0004), PS3.3 §C.7.6.3.1.2: those that are shown. */
public enum Photometric {
  MONOCHROME1("MONOCHROME1"),
  MONOCHROME2("MONOCHROME2"),
  PALETTE_COLOR("PALETTE COLOR"),
  RGB("RGB"),
  YBR_FULL("YBR_FULL"),
  YBR_FULL_422("YBR_FULL_422"),
  YBR_ICT("YBR_ICT"),
  YBR_RCT("YBR_RCT");

  private final String term;

  Photometric(String term) {
    this.term = term;
  }

  /** The enum constant for a defined term. */
  public static Optional<Photometric> of(String term) {
    for (Photometric photometric : values()) {
      if (photometric.term.equals(term)) {
        return Optional.of(photometric);
      }
    }
    return Optional.empty();
  }

  /** Samples Per Pixel (0028,0002) that belongs to it. */
  public int samples() {
    return switch (this) {
      case MONOCHROME1, MONOCHROME2, PALETTE_COLOR -> 1;
      case RGB, YBR_FULL, YBR_FULL_422, YBR_ICT, YBR_RCT -> 3;
    };
  }

  /** Whether frames of it are grey after decoding. */
  public boolean isGrey() {
    return this == MONOCHROME1 || this == MONOCHROME2;
  }
}
