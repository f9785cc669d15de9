package eir.deid;

import static eir.deid.TestSite.output;
import static eir.deid.TestSite.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import eir.dicom.dictionary.Tags;
import eir.dicom.dictionary.Uids;
import eir.dicom.stream.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a file or its pixels, in forms that no other program writes: refused, not guessed. */
class OddNamesTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        Tags.SOP_CLASS_UID,
        Tags.SOP_INSTANCE_UID,
        Tags.STUDY_INSTANCE_UID,
        Tags.SERIES_INSTANCE_UID
      })
  void aUidThatSaysToBeOtherBytesNamesNothing(int tag) {
    byte[] uid = "1.2.840.10008.5.1.4.1.1.4\0".getBytes(StandardCharsets.US_ASCII);

    assertThat(refusal(new TestImage().put(tag, to -> to.bytes(tag, "OB", uid)).bytes()))
        .isEqualTo(RefusalCode.NO_IDENTITY_OF_INSTANCE);
  }

  @Test
  void anOutputWhoseStudyWasRenamedIsNoOutputAndNoFile() {
    byte[] output = output(new TestImage().bytes());
    byte[] prefix =
        "2.25.135158".getBytes(StandardCharsets.US_ASCII); // the study's of the golden key
    int at = indexOf(output, prefix);
    output[at] = '9';

    assertThat(refusal(output)).isEqualTo(RefusalCode.NO_IDENTITY_OF_INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {Tags.ROWS, Tags.BITS_ALLOCATED, Tags.SAMPLES_PER_PIXEL, Tags.HIGH_BIT})
  void pixelsWhoseDescriptionCannotStayAreRefused(int tag) {
    byte[] number = {16, 0, 0, 0};

    assertThat(refusal(new TestImage().put(tag, to -> to.bytes(tag, "SL", number)).bytes()))
        .isEqualTo(RefusalCode.PIXEL_DESCRIPTION);
  }

  @Test
  void anOutputThatSaysOfItselfThatItShowsTextIsLookedAtAgain() {
    byte[] output = output(new TestImage().bytes());
    Deidentifier engine = TestSite.deidentifier();
    byte[] says = output(new TestImage().text(Tags.BURNED_IN_ANNOTATION, "CS", "NO").bytes());
    int at = indexOf(says, "CS\2\0NO".getBytes(StandardCharsets.US_ASCII));
    byte[] shows = new byte[says.length + 2];
    System.arraycopy(says, 0, shows, 0, at + 4);
    System.arraycopy("YES ".getBytes(StandardCharsets.US_ASCII), 0, shows, at + 4, 4);
    System.arraycopy(says, at + 6, shows, at + 8, says.length - at - 6);
    shows[at + 2] = 4;

    assertThat(engine.inspect(Source.of(output)).refusal()).isEmpty();
    assertThat(refusal(shows)).isEqualTo(RefusalCode.BURNED_IN_SUSPICION);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t\1\2", "\0\0"})
  void anIdOfSignsThatNobodySeesIsNoId(String id) {
    byte[] input = new TestImage().text(Tags.PATIENT_ID, "LO", id).bytes();

    assertThat(TestSite.deidentifier().inspect(Source.of(input)).anchor()).isEmpty();
    assertThat(refusal(input)).isEqualTo(RefusalCode.NO_PATIENT_ID);
  }

  @Test
  void aClassThatIsNoneIsStillRefusedByItsClass() {
    byte[] input =
        new TestImage()
            .text(Tags.SOP_CLASS_UID, "UI", Uids.SECONDARY_CAPTURE_IMAGE_STORAGE)
            .bytes();

    assertThat(refusal(input)).isEqualTo(RefusalCode.SOP_CLASS);
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int at = in.length - what.length; at >= 132; at--) {
      if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }
}
