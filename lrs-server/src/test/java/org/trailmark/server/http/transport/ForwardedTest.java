package org.trailmark.server.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTest {
  private static final TrustedProxies PROXIES =
      new TrustedProxies(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/8"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          203.0.113.9                      | -     | 203.0.113.9
          198.51.100.1, 203.0.113.9        | https | 203.0.113.9
          198.51.100.1, 203.0.113.9, 10.1.2.3 | http | 203.0.113.9
          203.0.113.9:4711                 | -     | 203.0.113.9
          10.1.1.1, 10.2.2.2               | -     | 10.1.1.1
          unknown, 10.2.2.2                | -     | 10.2.2.2
          localhost                        | -     | -
          """)
  void client_isTheLastThatIsNoProxy(
      String forwardedFor, @Nullable String proto, @Nullable String client) {
    Forwarded read = Forwarded.of(null, forwardedFor, proto, PROXIES).orElseThrow();

    assertThat(read.client().map(InetAddress::getHostAddress))
        .isEqualTo(Optional.ofNullable(client));
    assertThat(read.secure()).isEqualTo(Optional.ofNullable(proto).map("https"::equals));
  }

  @Test
  void standardHeader_winsOverTheOlder() {
    Forwarded read =
        Forwarded.of(
                "for=198.51.100.1;proto=http, For=\"[2001:db8::17]:4711\";Proto=https;by=10.0.0.1",
                "192.0.2.1",
                "http",
                PROXIES)
            .orElseThrow();

    assertThat(read.client().map(InetAddress::getHostAddress)).contains("2001:db8:0:0:0:0:0:17");
    assertThat(read.secure()).contains(true);
  }

  @Test
  void noHeader_saysNothing() {
    assertThat(Forwarded.of(null, null, null, PROXIES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.255.0.1, true",
    "11.0.0.1, false",
    "192.168.1.7, true",
    "192.168.1.8, false",
    "fdab::1, true",
    "fe00::1, false"
  })
  void trust_holdsForTheNetwork(String address, boolean trusted) throws Exception {
    assertThat(PROXIES.trust(InetAddress.getByName(address))).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({"proxy.example.org", "10.0.0.0/33", "999.0.0.1"})
  void network_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
