package eir.deid.header;

import eir.deid.Option;
import eir.deid.Profile;
import eir.deid.Stamp;
import eir.dicom.dictionary.Dictionary;
import eir.dicom.dictionary.Tags;
import eir.dicom.text.Latin1;
import java.util.ArrayList;
import java.util.List;

/**
 * What Eir itself writes at the top level of every file, in ascending order: the pseudonym, the
 * stamps of trial and method, and the empty elements that an image must have (type 2).
 */
public final class OwnElements {
  private static final int[] NEEDED = {
    Tags.STUDY_DATE,
    Tags.STUDY_TIME,
    Tags.ACCESSION_NUMBER,
    Tags.REFERRING_PHYSICIAN_NAME,
    Tags.PATIENT_BIRTH_DATE,
    Tags.PATIENT_SEX,
    Tags.STUDY_ID
  };

  private final int[] tags;
  private final byte[][] values;
  private final boolean[] onlyIfAbsent;
  private final boolean[] gone;
  private final List<Option> codes;

  private record Own(int tag, String text) {}

  /** Those of {@code own} and {@code facts}, which name no element twice. */
  private OwnElements(OwnElements own, ImageFacts facts) {
    int count = own.size() + facts.facts().size();
    tags = new int[count];
    values = new byte[count][];
    onlyIfAbsent = new boolean[count];
    gone = new boolean[count];
    codes = own.codes;
    int next = 0;
    for (int at = 0, mine = 0; at < count; at++) {
      boolean isFact =
          next < facts.facts().size()
              && (mine == own.size()
                  || Integer.compareUnsigned(facts.facts().get(next).tag(), own.tag(mine)) < 0);
      ImageFacts.Fact fact = isFact ? facts.facts().get(next++) : null;
      tags[at] = fact != null ? fact.tag() : own.tags[mine];
      values[at] = fact != null ? fact.value() : own.values[mine];
      onlyIfAbsent[at] = fact != null ? fact.isOnlyIfAbsent() : own.onlyIfAbsent[mine];
      gone[at] = fact != null && fact.isGone();
      mine += isFact ? 0 : 1;
    }
  }

  /** Those of {@code own} without {@code left}. */
  private OwnElements(OwnElements own, int left) {
    int count = own.size() - 1;
    tags = new int[count];
    values = new byte[count][];
    onlyIfAbsent = new boolean[count];
    gone = new boolean[count];
    codes = own.codes;
    for (int at = 0, from = 0; at < count; at++, from++) {
      from += own.tags[from] == left ? 1 : 0;
      tags[at] = own.tags[from];
      values[at] = own.values[from];
      onlyIfAbsent[at] = own.onlyIfAbsent[from];
    }
  }

  private OwnElements(List<Own> own, Profile profile, PixelCleaning pixels) {
    own.sort((one, other) -> Integer.compareUnsigned(one.tag, other.tag));
    int count = own.size();
    tags = new int[count];
    values = new byte[count][];
    onlyIfAbsent = new boolean[count];
    gone = new boolean[count];
    codes = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      tags[at] = own.get(at).tag;
      values[at] = Latin1.bytes(own.get(at).text);
      for (int needed : NEEDED) {
        onlyIfAbsent[at] |= needed == tags[at];
      }
    }
    for (Option option : Option.values()) {
      if (pixels.isStamped(option, profile)) {
        codes.add(option);
      }
    }
  }

  /**
   * The elements of one subject.
   *
   * @param subject the pseudonym; stands for the subject ID too if the stamp has none
   * @param age (0010,1010) where it was computed, else empty
   * @param pixels what was done to the pixels of the file
   */
  public static OwnElements of(
      Profile profile, Stamp stamp, String subject, String age, PixelCleaning pixels) {
    List<Own> own = new ArrayList<>();
    for (int tag : NEEDED) {
      own.add(new Own(tag, ""));
    }
    own.add(new Own(Tags.PATIENT_NAME, subject));
    own.add(new Own(Tags.PATIENT_ID, subject));
    if (!age.isEmpty()) {
      own.add(new Own(Tags.PATIENT_AGE, age));
    }
    own.add(new Own(Tags.CLINICAL_TRIAL_SPONSOR_NAME, stamp.sponsor()));
    own.add(new Own(Tags.CLINICAL_TRIAL_PROTOCOL_ID, stamp.protocolId()));
    own.add(new Own(Tags.CLINICAL_TRIAL_PROTOCOL_NAME, stamp.protocolName()));
    own.add(new Own(Tags.CLINICAL_TRIAL_SITE_ID, stamp.siteId()));
    own.add(new Own(Tags.CLINICAL_TRIAL_SITE_NAME, stamp.siteName()));
    own.add(
        new Own(
            Tags.CLINICAL_TRIAL_SUBJECT_ID, stamp.subject().isEmpty() ? subject : stamp.subject()));
    own.add(new Own(Tags.CLINICAL_TRIAL_TIME_POINT_ID, stamp.timePoint()));
    own.add(new Own(Tags.PATIENT_IDENTITY_REMOVED, "YES"));
    own.add(new Own(Tags.DEIDENTIFICATION_METHOD, profile.method()));
    own.add(new Own(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, ""));
    // A face can be rendered from any head volume that nobody defaced (DEID §2).
    own.add(new Own(Tags.RECOGNIZABLE_VISUAL_FEATURES, pixels.isDefaced() ? "NO" : "YES"));
    own.add(
        new Own(
            Tags.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED,
            profile.applies(Option.FULL_DATES)
                ? "UNMODIFIED"
                : profile.applies(Option.MODIFIED_DATES) ? "MODIFIED" : "REMOVED"));
    if (pixels.isLookedAt()) {
      own.add(new Own(Tags.BURNED_IN_ANNOTATION, "NO"));
    }
    return new OwnElements(own, profile, pixels);
  }

  /** These and what the header must say of frames that were coded anew. */
  public OwnElements with(ImageFacts facts) {
    return facts == ImageFacts.UNCHANGED ? this : new OwnElements(this, facts);
  }

  /** These without what says something of a picture, for a report, which has none. */
  public OwnElements ofReport() {
    return new OwnElements(this, Tags.RECOGNIZABLE_VISUAL_FEATURES);
  }

  int size() {
    return tags.length;
  }

  int tag(int index) {
    return tags[index];
  }

  /** Whether the input's own element, cleaned, goes first. */
  boolean isOnlyIfAbsent(int index) {
    return onlyIfAbsent[index];
  }

  /** Whether the input's own element goes and nothing takes its place. */
  boolean isGone(int index) {
    return gone[index];
  }

  void write(int index, HeaderBuffer out) {
    if (tags[index] == Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE) {
      writeCodes(out);
      return;
    }
    byte[] value = values[index];
    out.element(tags[index], Dictionary.vrOf(tags[index]), value, 0, value.length);
  }

  private void writeCodes(HeaderBuffer out) {
    int sequence = out.openSequence(Tags.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, false);
    for (Option option : codes) {
      int item = out.openItem(false);
      out.text(Tags.CODE_VALUE, Dictionary.vrOf(Tags.CODE_VALUE), option.code());
      out.text(
          Tags.CODING_SCHEME_DESIGNATOR, Dictionary.vrOf(Tags.CODING_SCHEME_DESIGNATOR), "DCM");
      out.text(Tags.CODE_MEANING, Dictionary.vrOf(Tags.CODE_MEANING), option.meaning());
      out.closeItem(item);
    }
    out.closeSequence(sequence);
  }
}
