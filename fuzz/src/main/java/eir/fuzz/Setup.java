package eir.fuzz;

import eir.deid.Deidentifier;
import eir.deid.Option;
import eir.deid.PixelLook;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.deid.Subject;
import eir.deid.clean.AllowedPrivate.Tier;
import eir.deid.gate.Gate;
import eir.deid.key.Pseudonym;
import eir.deid.key.SiteKey;
import eir.deid.pixel.Box;
import eir.deid.rule.AnyImage;
import eir.deid.rule.Intake;
import eir.dicom.Bytes;
import eir.dicom.file.JvmTwoByteSets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** An engine and the gate behind it, by one profile, kept from file to file as their hosts do. */
final class Setup {
  private static final Stamp STAMP =
      new Stamp("Sponsor", "P-1", "Trial", "S01", "Site", "BASELINE");
  private static final SiteKey KEY = key();
  static final Subject SUBJECT = Subject.known(KEY, new Pseudonym("6VE8KPBR9"));

  final Profile profile;
  final Deidentifier engine;
  final Gate gate;
  final PixelLook look;

  private Setup(Profile profile, Intake intake, PixelLook look) {
    this.profile = profile;
    this.look = look;
    engine = new Deidentifier(profile, KEY, STAMP, new JvmTwoByteSets(), intake);
    gate = new Gate(profile, Optional.of(STAMP), Gate.END_OF_TIME, intake);
  }

  /** What a trial does. */
  static Setup ofTrial() {
    return new Setup(Profile.standard(), Intake.TRIAL, PixelLook.NOT_LOOKED_AT);
  }

  /**
   * A trial's; all that can be kept; all private elements, pictures and overlays looked at; the
   * least, with a box.
   */
  static List<Setup> all() {
    EnumSet<Option> most = EnumSet.allOf(Option.class);
    most.remove(Option.MODIFIED_DATES);
    most.remove(Option.CLEAN_PIXELS);
    most.remove(Option.CLEAN_FACES);
    EnumSet<Option> research = EnumSet.copyOf(Profile.standard().options());
    research.add(Option.CLEAN_GRAPHICS);
    return List.of(
        ofTrial(),
        new Setup(new Profile("most", most, Tier.CORE), new AnyImage(), PixelLook.NOT_LOOKED_AT),
        new Setup(
            new Profile("research", research, Tier.RESEARCH),
            new AnyImage(),
            new PixelLook.Looked(4, 4, List.of(), true)),
        new Setup(
            new Profile("least", EnumSet.of(Option.BASIC), Tier.CORE),
            Intake.TRIAL,
            new PixelLook.Looked(4, 4, List.of(new Box(1, 0, 2, 2)))));
  }

  private static SiteKey key() {
    byte[] key = new byte[SiteKey.LENGTH_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return new SiteKey(Bytes.copyOf(key));
  }
}
