package eir.deid.header;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Vr;

/**
 * The 128 zeros, the four letters and the file meta group that Eir writes in front of every file
 * (PS3.10 §7.1): nothing of the input's own is carried over.
 */
public final class MetaGroup {
  private static final String IMPLEMENTATION_UID = "2.25.92097432537420341556353356417424424962";
  private static final String IMPLEMENTATION = "EIR_0_1";
  private static final byte[] VERSION = {0, 1};

  private MetaGroup() {}

  /**
   * Writes preamble and meta.
   *
   * @param instance the new SOP Instance UID, {@code instance[0, length)}
   */
  public static void write(
      HeaderBuffer out, String sopClassUid, byte[] instance, int length, String transferSyntaxUid) {
    out.begin(true, false);
    out.zeros(128);
    out.raw(new byte[] {'D', 'I', 'C', 'M'}, 0, 4);
    out.header(Tags.FILE_META_INFORMATION_GROUP_LENGTH, Vr.UL, 4);
    int size = out.length();
    out.zeros(4);
    out.element(Tags.FILE_META_INFORMATION_VERSION, Vr.OB, VERSION, 0, VERSION.length);
    out.text(Tags.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, sopClassUid);
    out.element(Tags.MEDIA_STORAGE_SOP_INSTANCE_UID, Vr.UI, instance, 0, length);
    out.text(Tags.TRANSFER_SYNTAX_UID, Vr.UI, transferSyntaxUid);
    out.text(Tags.IMPLEMENTATION_CLASS_UID, Vr.UI, IMPLEMENTATION_UID);
    out.text(Tags.IMPLEMENTATION_VERSION_NAME, Vr.SH, IMPLEMENTATION);
    out.patchLittleEndian(size, out.length() - size - 4);
  }
}
