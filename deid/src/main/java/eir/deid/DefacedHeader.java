package eir.deid;

import eir.deid.header.ChosenKeys;
import eir.deid.header.HeaderBuffer;
import eir.deid.header.HeaderCleaner;
import eir.deid.header.Identity;
import eir.deid.header.ImageFacts;
import eir.deid.header.Keys;
import eir.deid.header.MetaGroup;
import eir.deid.header.OwnElements;
import eir.deid.header.OwnOutput;
import eir.deid.header.PixelCleaning;
import eir.deid.header.ReplacedKeys;
import eir.deid.header.TopLevel;
import eir.deid.key.UidMapper;
import eir.deid.rule.Intake;
import eir.deid.rule.Iod;
import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.dictionary.Vr;
import eir.dicom.stream.ElementTable;
import eir.dicom.stream.TransferSyntax;
import eir.dicom.text.Latin1;

/**
 * Writes the header of a defaced copy: the file's own, which passed the gate, as a derived image
 * (PS3.3 §C.7.6.1.1.2) with UIDs of its own, 113102 and (0028,0302) NO.
 *
 * <p>Reuse one object for many files; it is not for two threads at once.
 */
public final class DefacedHeader {
  private final Profile profile;
  private final HeaderCleaner cleaner;
  private final HeaderBuffer out = new HeaderBuffer();
  private final Keys keys;
  private final UidMapper uids = UidMapper.ofDefaced();

  /** A writer for files that were made by {@code profile}. */
  public DefacedHeader(Profile profile) {
    this.profile = profile;
    cleaner = new HeaderCleaner(profile, Intake.TRIAL.reportCodes());
    keys = ChosenKeys.of(profile, new ReplacedKeys());
  }

  /** The UID of the copy of the instance or series {@code uid}. */
  public String uid(String uid) {
    return uids.map(uid);
  }

  /**
   * The copy's bytes up to the value of Pixel Data, which follows as {@code lengthBytes} bytes of
   * native samples: in the encoding of the file, Explicit VR Little Endian if that is compressed.
   *
   * @param table of a classic MR image that passed the gate
   */
  public byte[] of(ElementTable table, int lengthBytes) {
    TransferSyntax syntax = TransferSyntax.of(table.transferSyntaxUid()).orElseThrow();
    String sopClass = TopLevel.text(table, Tags.SOP_CLASS_UID);
    String instance = uid(TopLevel.text(table, Tags.SOP_INSTANCE_UID));
    ImageFacts facts =
        ImageFacts.derived(
            derived(TopLevel.text(table, Tags.IMAGE_TYPE)),
            instance,
            uid(TopLevel.text(table, Tags.SERIES_INSTANCE_UID)));
    PixelCleaning pixels = new PixelCleaning(OwnOutput.isLookedAt(table), true, false);
    String subject = TopLevel.text(table, Tags.PATIENT_ID);
    Stamp stamp = OwnOutput.stamp(table).orElseThrow();
    OwnElements own = OwnElements.of(profile, stamp, subject, "", pixels).with(facts);
    String written =
        syntax.isEncapsulated() ? Uids.EXPLICIT_VR_LITTLE_ENDIAN : table.transferSyntaxUid();
    MetaGroup.write(out, sopClass, Latin1.bytes(instance), instance.length(), written);
    out.encoding(table.isExplicit(), table.isBigEndian());
    // No overlay: it could draw the face that was taken out.
    cleaner.clean(
        table, Iod.of(sopClass).orElseThrow(), keys, Identity.NONE, own, false, false, out);
    out.header(Tags.PIXEL_DATA, Vr.OW, lengthBytes);
    return out.toArray();
  }

  private static String derived(String imageType) {
    int end = imageType.indexOf('\\');
    return "DERIVED" + (end < 0 ? "\\PRIMARY" : imageType.substring(end));
  }
}
