package org.trailmark.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysInPassingTimeTest {
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final long NEXT_YEAR = Duration.ofDays(365).toMillis();

  private final AtomicInteger fetched = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong(-7); // as System.nanoTime may begin
  private final KeysInPassingTime keys =
      new KeysInPassingTime(
          new CachingJWKSetSource<>(new Provider(), KEPT.toMillis(), 1_000, null), nanos::get);

  @Test
  void keys_areKeptForAsLongAsTimePasses_whateverTheClockSays() throws Exception {
    ask(NEXT_YEAR);
    nanos.addAndGet(KEPT.minusSeconds(1).toNanos());
    ask(NEXT_YEAR * 2);
    assertThat(fetched).hasValue(1);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    ask(0);

    assertThat(fetched).as("though the clock was set back").hasValue(2);
  }

  private void ask(long clockTime) throws Exception {
    assertThat(keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clockTime, null))
        .isNotNull();
  }

  private final class Provider implements JWKSetSource<SecurityContext> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long time, @Nullable SecurityContext context) {
      fetched.incrementAndGet();
      return new JWKSet();
    }

    @Override
    public void close() {}
  }
}
