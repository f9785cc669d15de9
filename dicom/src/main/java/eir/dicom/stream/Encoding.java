package eir.dicom.stream;

/** The three ways PS3.5 §7 and Annex A write an element down. */
public enum Encoding {
  IMPLICIT_LITTLE("1.2.840.10008.1.2"),
  EXPLICIT_LITTLE("1.2.840.10008.1.2.1"),
  EXPLICIT_BIG("1.2.840.10008.1.2.2");

  private final String transferSyntaxUid;

  Encoding(String transferSyntaxUid) {
    this.transferSyntaxUid = transferSyntaxUid;
  }

  /** The uncompressed transfer syntax of this encoding; compressed ones are EXPLICIT_LITTLE too. */
  public String transferSyntaxUid() {
    return transferSyntaxUid;
  }

  boolean isExplicit() {
    return this != IMPLICIT_LITTLE;
  }

  boolean isBigEndian() {
    return this == EXPLICIT_BIG;
  }
}
