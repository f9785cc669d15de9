package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eir.dicom.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The golden values of the keys: every computer with the same key must give these. */
class SiteKeyTest {
  private final SiteKey key = goldenKey();

  static SiteKey goldenKey() {
    byte[] bytes = new byte[SiteKey.LENGTH_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return new SiteKey(Bytes.copyOf(bytes));
  }

  @Test
  void theFingerprintIsGolden() {
    assertThat(key.fingerprint()).isEqualTo("eb73057d4b7db8b2");
  }

  @Test
  void aUidIsMappedToTheGoldenOne() {
    assertThat(key.uidMapper().map("1.2.840.113619.2.5.1"))
        .isEqualTo("2.25.116301159256162237418288539328188494701");
  }

  @Test
  void theSubjectHasTheGoldenPseudonymAndShift() {
    Pseudonym pseudonym = key.pseudonym(SubjectAnchor.of("pat-001 ", ""));

    assertThat(pseudonym.text()).isEqualTo("6VE8KPBR9");
    assertThat(key.dateShift(pseudonym).days()).isEqualTo(-1258);
  }

  @Test
  void aKeyNeverPrintsItself() {
    assertThat(key.toString()).isEqualTo("SiteKey[eb73057d4b7db8b2]");
    assertThat(key.secret().toString()).isEqualTo("‹identifying›");
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    Bytes short1 = Bytes.copyOf(new byte[31]);

    assertThatThrownBy(() -> new SiteKey(short1)).hasMessageContaining("expected 32");
  }

  @Test
  void nobodyHasNoAnchor() {
    assertThatThrownBy(() -> SubjectAnchor.of("  \0", "HOSP")).hasMessageContaining("choose");
  }

  @Test
  void paddingOfAUidDoesNotMatter() {
    UidMapper mapper = key.uidMapper();

    assertThat(mapper.map("1.2.3\0"))
        .isEqualTo(mapper.map("1.2.3 "))
        .isEqualTo(mapper.map("1.2.3"));
  }

  @Test
  void theStandardsOwnUidsStay() {
    assertThat(key.uidMapper().map("1.2.840.10008.5.1.4.1.1.4"))
        .isEqualTo("1.2.840.10008.5.1.4.1.1.4");
    assertThat(key.uidMapper().map("1.2.840.10008.5.1.4.1.1.4.99999")).startsWith("2.25.");
  }

  @Test
  void vendorsAndOtherKindsOf225UidsAreNotTakenForOurs() {
    // A random (version 4) UUID, a number above 128 bits, a leading zero, no number.
    for (String foreign :
        new String[] {
          "2.25.329800735698586629295641978511506172918",
          "2.25.999999999999999999999999999999999999999",
          "2.25.0116301159256162237418288539328188494701",
          "2.25.",
          "1.2.840.10008.1.2"
        }) {
      byte[] bytes = foreign.getBytes(StandardCharsets.US_ASCII);
      assertThat(UidMapper.isKeyed(bytes, 0, bytes.length)).as(foreign).isFalse();
    }
  }
}
