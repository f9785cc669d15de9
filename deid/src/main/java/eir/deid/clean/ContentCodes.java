package eir.deid.clean;

import java.util.Optional;

/** Which codes the concept names and values of content items may be (PS3.3 §10.2, §C.17.3). */
public interface ContentCodes {
  /** Those that may stand anywhere in an image. */
  ContentCodes OF_IMAGES = AllowedCodes::anywhere;

  /** The meaning to write for this code; absent: what it names goes. */
  Optional<String> meaning(String value, String scheme);
}
