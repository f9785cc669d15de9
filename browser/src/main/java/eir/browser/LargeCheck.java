package eir.browser;

import eir.deid.gate.Checking;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** The gate's look at one large output; the worker reads its samples without waiting for each. */
public final class LargeCheck {
  private final Checking checking;

  LargeCheck(Checking checking) {
    this.checking = checking;
  }

  /** Offset in the file of the next byte that {@link #look} wants. */
  @JSExport
  public double nextByte() {
    return checking.nextByte();
  }

  /** How many bytes are still to be looked at. */
  @JSExport
  public double leftBytes() {
    return checking.leftBytes();
  }

  /** Looks at the next bytes, of whole samples. */
  @JSExport
  public void look(Int8Array piece) {
    checking.look(piece.copyToJavaArray()); // an alias of the same memory in JavaScript
  }

  /** The verdict; samples that were not looked at count as unclean. */
  @JSExport
  public JSObject verdict() {
    return Rows.verdict(checking.verdict());
  }
}
