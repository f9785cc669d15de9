package eir.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** A file as the worker holds it: an array, or a Blob that is read in pieces. */
interface HostFile extends JSObject {

  /**
   * Size in bytes; a double, as a JavaScript number holds a file of any size and an int does not.
   */
  double size();

  /** The whole content if it is in memory, else an empty array; never written to. */
  Int8Array whole();

  /** Fills {@code into} from {@code offset} on; returns how many bytes there were. */
  int read(double offset, Int8Array into);
}
