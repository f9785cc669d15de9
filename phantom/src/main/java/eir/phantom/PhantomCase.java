package eir.phantom;

import eir.phantom.head.Enhancement;
import eir.phantom.head.Lesion;
import eir.phantom.head.Side;
import eir.phantom.identity.Repertoire;
import eir.phantom.scan.Vendor;

/**
 * One made-up child: everything else follows from these choices, to the byte.
 *
 * @param code name of the case, such as EIR-0004; it stands in no file
 * @param seed of the names
 * @param headSeed of head, tumour and noise; children who share it look the same inside
 */
public record PhantomCase(
    String code,
    long seed,
    long headSeed,
    Lesion lesion,
    Enhancement enhancement,
    Side side,
    Flaw flaw,
    Vendor vendor,
    Repertoire repertoire) {

  /** A typical diffuse pontine tumour with a broken rim of enhancement. */
  public static PhantomCase typical(long seed) {
    return new PhantomCase(
        "TYPICAL",
        seed,
        seed,
        Lesion.TYPICAL,
        Enhancement.PRESENT,
        Side.AS_DRAWN,
        Flaw.NONE,
        Vendor.SIEMENS_LIKE,
        Repertoire.LATIN_1);
  }

  public PhantomCase with(Flaw other) {
    return new PhantomCase(
        code, seed, headSeed, lesion, enhancement, side, other, vendor, repertoire);
  }

  public PhantomCase with(Lesion other) {
    return new PhantomCase(
        code, seed, headSeed, other, enhancement, side, flaw, vendor, repertoire);
  }

  public PhantomCase with(Enhancement other) {
    return new PhantomCase(code, seed, headSeed, lesion, other, side, flaw, vendor, repertoire);
  }

  public PhantomCase with(Side other) {
    return new PhantomCase(
        code, seed, headSeed, lesion, enhancement, other, flaw, vendor, repertoire);
  }

  /** The same child in another hospital: its maker of scanners and its way to write names. */
  public PhantomCase at(Vendor otherVendor, Repertoire otherRepertoire) {
    return new PhantomCase(
        code, seed, headSeed, lesion, enhancement, side, flaw, otherVendor, otherRepertoire);
  }
}
