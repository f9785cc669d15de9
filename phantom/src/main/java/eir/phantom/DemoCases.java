package eir.phantom;

import eir.phantom.head.Enhancement;
import eir.phantom.head.Lesion;
import eir.phantom.head.Side;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Vendor;
import java.util.List;
import java.util.Optional;

/**
 * The children of the demonstration, as the notes of domain/demo.json ask for them. Each has names
 * of its own; some share a head, which takes longest to make.
 */
public final class DemoCases {
  private static final List<PhantomCase> ALL =
      List.of(
          of(1, 103, 1, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(2, 102, 2, Lesion.TYPICAL, Enhancement.NONE, Side.MIRRORED, Flaw.NONE),
          of(3, 103, 1, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.MISSING_T2),
          of(4, 104, 3, Lesion.EXOPHYTIC, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(5, 105, 2, Lesion.TYPICAL, Enhancement.PRESENT, Side.MIRRORED, Flaw.NONE),
          of(6, 106, 1, Lesion.EXOPHYTIC, Enhancement.PRESENT, Side.MIRRORED, Flaw.NONE),
          of(7, 107, 3, Lesion.TYPICAL, Enhancement.NONE, Side.AS_DRAWN, Flaw.NONE),
          of(8, 105, 2, Lesion.TYPICAL, Enhancement.PRESENT, Side.MIRRORED, Flaw.NONE),
          of(9, 103, 1, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(10, 102, 3, Lesion.TYPICAL, Enhancement.NONE, Side.MIRRORED, Flaw.NONE),
          of(11, 103, 2, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(12, 104, 1, Lesion.EXOPHYTIC, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(13, 113, 3, Lesion.NOT_A_GLIOMA, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(14, 114, 2, Lesion.TYPICAL, Enhancement.NONE, Side.AS_DRAWN, Flaw.MOTION),
          of(15, 105, 1, Lesion.TYPICAL, Enhancement.PRESENT, Side.MIRRORED, Flaw.NONE),
          of(16, 103, 3, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE),
          of(17, 117, 2, Lesion.SMALL, Enhancement.NONE, Side.AS_DRAWN, Flaw.NONE),
          of(18, 105, 1, Lesion.TYPICAL, Enhancement.PRESENT, Side.MIRRORED, Flaw.BURNED_IN_NAME),
          of(19, 120, 3, Lesion.TYPICAL, Enhancement.PRESENT, Side.AS_DRAWN, Flaw.NONE));

  private DemoCases() {}

  /** EIR-0001 to EIR-0018, and EIR-0019, whose disc a visitor drops on the page. */
  public static List<PhantomCase> all() {
    return ALL;
  }

  /** The case of this code, such as EIR-0004. */
  public static Optional<PhantomCase> find(String code) {
    return ALL.stream().filter(c -> c.code().equals(code)).findFirst();
  }

  // Sites S01 to S03 as in demo.json, each with its own scanner and way to write names.
  private static PhantomCase of(
      int number,
      long head,
      int site,
      Lesion lesion,
      Enhancement enhancement,
      Side side,
      Flaw flaw) {
    String code = "EIR-" + PhantomFile.sixDigits(number).substring(2);
    return new PhantomCase(
        code,
        100 + number,
        head,
        lesion,
        enhancement,
        side,
        flaw,
        Vendor.values()[site - 1],
        Repertoire.values()[site - 1]);
  }
}
