package eir.phantom.scan;

import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Encoding;

/** Transfer syntaxes a phantom can be written in. */
public enum Wrapping {
  EXPLICIT_LITTLE(Encoding.EXPLICIT_LITTLE, Uids.EXPLICIT_VR_LITTLE_ENDIAN),
  IMPLICIT_LITTLE(Encoding.IMPLICIT_LITTLE, Uids.IMPLICIT_VR_LITTLE_ENDIAN),
  EXPLICIT_BIG(Encoding.EXPLICIT_BIG, Uids.EXPLICIT_VR_BIG_ENDIAN),
  RLE(Encoding.EXPLICIT_LITTLE, Uids.RLE_LOSSLESS);

  private final Encoding encoding;
  private final String transferSyntaxUid;

  Wrapping(Encoding encoding, String transferSyntaxUid) {
    this.encoding = encoding;
    this.transferSyntaxUid = transferSyntaxUid;
  }

  public Encoding encoding() {
    return encoding;
  }

  public String transferSyntaxUid() {
    return transferSyntaxUid;
  }
}
