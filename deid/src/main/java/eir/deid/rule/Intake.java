package eir.deid.rule;

import eir.deid.clean.ContentCodes;
import java.util.Optional;

/** Which files are taken, by their SOP class, and whose types decide about their elements. */
public interface Intake {
  /** The images of a trial; whoever uploads, and the server, takes no others. */
  Intake TRIAL = Iod::of;

  /** The image whose SOP Class UID is {@code uid}; absent if files of that class are refused. */
  Optional<Iod> iod(String uid);

  /** Whether overlay planes may stay at all: only where a person can be asked about them. */
  default boolean takesOverlays() {
    return false;
  }

  /** The codes that a report may hold, if reports are taken at all. */
  default ContentCodes reportCodes() {
    return ContentCodes.OF_IMAGES;
  }
}
