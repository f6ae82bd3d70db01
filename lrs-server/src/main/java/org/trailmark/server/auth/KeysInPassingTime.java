package org.trailmark.server.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are kept and asked for by the time that passes, whatever the clock says: one that was
 * ahead and was set back would make them be kept, or not asked for, until it has come so far again.
 */
final class KeysInPassingTime extends JWKSetSourceWrapper<SecurityContext> {
  private static final long NANOS = 1_000_000;

  private final LongSupplier nanoTime;
  private final long begun;

  /**
   * @param kept what keeps them, and goes by the time that it is told
   * @param nanoTime as {@link System#nanoTime}
   */
  KeysInPassingTime(JWKSetSource<SecurityContext> kept, LongSupplier nanoTime) {
    super(kept);
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long clockTime, @Nullable SecurityContext context)
      throws KeySourceException {
    return getSource().getJWKSet(evaluator, (nanoTime.getAsLong() - begun) / NANOS, context);
  }
}
