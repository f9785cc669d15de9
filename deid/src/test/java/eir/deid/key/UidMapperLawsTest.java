package eir.deid.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UidMapperLawsTest {
  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMappedUidIsTheVersion8UuidOfThePlatformsHmac(int seed) throws GeneralSecurityException {
    String uid = "1.2.826.0.1." + seed + "." + (seed * 7919L);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SiteKeyTest.goldenKey().secret().reveal().toArray(), "HmacSHA256"));
    byte[] uidKey = mac.doFinal("eir/uid/1".getBytes(StandardCharsets.US_ASCII));
    mac.init(new SecretKeySpec(uidKey, "HmacSHA256"));
    byte[] code = Arrays.copyOf(mac.doFinal(uid.getBytes(StandardCharsets.US_ASCII)), 16);
    code[6] = (byte) ((code[6] & 0x0F) | 0x80);
    code[8] = (byte) ((code[8] & 0x3F) | 0x80);

    String mapped = SiteKeyTest.goldenKey().uidMapper().map(uid);

    assertThat(mapped).isEqualTo("2.25." + new BigInteger(1, code));
    byte[] bytes = (mapped + "\0").getBytes(StandardCharsets.US_ASCII);
    assertThat(UidMapper.isKeyed(bytes, 0, bytes.length)).isTrue();
  }
}
