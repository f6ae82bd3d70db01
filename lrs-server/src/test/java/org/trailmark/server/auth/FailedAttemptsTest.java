package org.trailmark.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;

class FailedAttemptsTest {
  private static final String HERE = "192.0.2.1";

  private final AtomicLong nanos = new AtomicLong(-5);
  private final FailedAttempts attempts = new FailedAttempts(nanos::get);

  @Test
  void wait_doublesToFiveMinutes_andIsForgottenAfterAQuarterOfAnHour() {
    fail("ann", HERE, 4);
    assertPasses("ann", HERE);
    fail("ann", HERE, 1);
    assertThat(wait("ann", HERE)).isEqualTo(Duration.ofSeconds(1));
    fail("ann", HERE, 1);
    assertThat(wait("ann", HERE)).isEqualTo(Duration.ofSeconds(2));
    fail("ann", HERE, 40);
    assertThat(wait("ann", HERE)).isEqualTo(Duration.ofMinutes(5));

    pass(Duration.ofMinutes(15));
    fail("ann", HERE, 1);

    assertPasses("ann", HERE);
  }

  @Test
  void address_hasToWait_whoeverItTriesToBe() {
    for (int i = 0; i < 20; i++) {
      fail("name " + i, HERE, 1);
    }

    assertThat(wait("somebody new", HERE)).isEqualTo(Duration.ofSeconds(1));
    assertPasses("somebody new", "192.0.2.2");
  }

  @Test
  void success_endsTheWaitOfThatNameAtThatAddress() {
    fail("ann", HERE, 6);

    attempts.succeeded("ann", HERE);

    assertPasses("ann", HERE);
  }

  @Test
  void addressesOfOneIpv6Network_areOne() {
    fail("ann", "2001:db8:0:1:0:0:0:1", 5);

    assertThat(wait("ann", "2001:db8:0:1:a:b:c:d")).isPositive();
    assertPasses("ann", "2001:db8:0:2:0:0:0:1");
  }

  @Test
  void tenThousandOthers_makeItForget() {
    fail("ann", HERE, 6);

    for (int i = 0; i < 10_000; i++) {
      fail("ann", "10.0." + i / 256 + "." + i % 256, 1);
    }

    assertPasses("ann", HERE);
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(name, address);
    }
  }

  private Duration wait(String name, String address) {
    LrsException[] refused = new LrsException[1];
    assertThatThrownBy(() -> attempts.require(name, address))
        .isInstanceOfSatisfying(LrsException.class, e -> refused[0] = e);
    return refused[0].retryAfter().orElseThrow();
  }

  private void assertPasses(String name, String address) {
    assertThatCode(() -> attempts.require(name, address)).doesNotThrowAnyException();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
