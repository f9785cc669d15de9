package eir.archive.access;

import eir.archive.journal.Who;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * That a person gave login and password a moment ago, for one act (21 CFR 11.200(a)(1)). Made by
 * {@link Signing} only; lives in the memory of one request and is good once.
 */
public final class FreshSignature {
  private final Who signer;
  private final String printedName;
  private final AtomicBoolean isUsed = new AtomicBoolean();

  FreshSignature(Who signer, String printedName) {
    this.signer = signer;
    this.printedName = printedName;
  }

  /** Who signed, in which role. */
  public Who signer() {
    return signer;
  }

  /** Their name as it stands beside what they signed (21 CFR 11.50). */
  public String printedName() {
    return printedName;
  }

  /** Uses it up; true the first time and only for whom it was made. */
  public boolean useFor(Who who) {
    return signer.equals(who) && isUsed.compareAndSet(false, true);
  }
}
