package eir.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  @Test
  void aStrangersWordAboutHisAddressIsNotBelieved() {
    TrustedProxies none = new TrustedProxies("");

    assertThat(none.client("203.0.113.7", List.of("198.51.100.1"))).isEqualTo("203.0.113.7");
  }

  @Test
  void aTrustedProxySpeaksForTheLastAddressThatIsNoProxy() {
    TrustedProxies proxies = new TrustedProxies("127.0.0.1, 10.0.0.0/8, fd00::/8");

    assertThat(proxies.client("127.0.0.1", List.of("6.6.6.6", "203.0.113.7", "10.2.3.4")))
        .isEqualTo("203.0.113.7");
    assertThat(proxies.client("fd00::1", List.of("2001:db8::5"))).isEqualTo("2001:db8::5");
    assertThat(proxies.client("10.1.1.1", List.of("not an address"))).isEqualTo("10.1.1.1");
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    assertThatThrownBy(() -> new TrustedProxies("10.0.0.0/33"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrustedProxies("proxy.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
