package eir.server.intake;

import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.gate.Verdict;
import eir.dicom.stream.Source;

/** The gate as the intake asks it. One thread at a time. */
@FunctionalInterface
public interface Proof {
  /** The verdict on one file. */
  Verdict check(Source source);

  /** Makes a gate of one profile that asks for the stamps of one site. */
  @FunctionalInterface
  interface Supply {
    Proof of(Profile profile, Stamp stamp);
  }
}
