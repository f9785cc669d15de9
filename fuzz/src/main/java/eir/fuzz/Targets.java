package eir.fuzz;

import eir.dicom.dictionary.Uids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All targets by name, in the order in which they are run. */
final class Targets {
  private static final Map<String, Supplier<Target>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("walker", WalkerTarget::new);
    ALL.put("engine", EngineTarget::new);
    ALL.put("gate", GateTarget::new);
    ALL.put("jpeg", () -> new CodeStreamTarget(Uids.JPEG_BASELINE8_BIT, "11-JPEG-comments"));
    ALL.put("jpeg-ls", () -> new CodeStreamTarget(Uids.JPEGLS_LOSSLESS, "11-JPEG-LS"));
    ALL.put("jpeg-2000", () -> new CodeStreamTarget(Uids.JPEG2000_LOSSLESS, "11-JPEG-2000-comm"));
    ALL.put("htj2k", () -> new CodeStreamTarget(Uids.HTJ2_K_LOSSLESS, "11-HTJ2K"));
    ALL.put("rle", () -> new CodeStreamTarget(Uids.RLE_LOSSLESS, "11-bytes-behind-the-planes"));
    ALL.put("deflate", DeflateTarget::new);
    ALL.put("character-set", CharacterSetTarget::new);
    ALL.put("form", FormTarget::new);
    ALL.put("charter", CharterTarget::new);
  }

  private Targets() {}

  static Iterable<String> names() {
    return ALL.keySet();
  }

  static boolean has(String name) {
    return ALL.containsKey(name);
  }

  /** A new target, without memory of earlier inputs. */
  static Target of(String name) {
    Supplier<Target> target = ALL.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "no target " + name + "; there are " + String.join(", ", ALL.keySet()) + " and zip");
    }
    return target.get();
  }
}
