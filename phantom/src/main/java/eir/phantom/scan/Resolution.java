package eir.phantom.scan;

import eir.phantom.head.Stack;

/** How finely a study is sampled; field of view and coverage stay. */
public enum Resolution {
  /** As a hospital scans: about 50 MB a study. */
  FULL,
  /** For many cases at once: pixels of about 1.1 mm, about 17 MB a study. */
  MEDIUM,
  /** 64 × 64 pixels and a few slices, for tests: about 0.6 MB a study. */
  TINY;

  Stack apply(Stack full) {
    return switch (this) {
      case FULL -> full;
      case MEDIUM -> full.coarser(medium(full), full.slices() > 50 ? 2 : 1);
      case TINY -> full.coarser(64, full.slices() > 50 ? 15 : full.slices() > 3 ? 5 : 1);
    };
  }

  private static int medium(Stack full) {
    return full.columns() > 200 ? 176 : 128;
  }
}
