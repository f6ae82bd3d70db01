package org.trailmark.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * How many requests a second one credential may make: a bucket of tokens for each, which fills at
 * that rate; each request takes one. Remembers those that asked last, no more than a fixed number;
 * who is forgotten begins with a full bucket.
 */
@PreMatching
@Priority(FilterOrder.RATE)
public final class RequestRate implements ContainerRequestFilter {
  private static final int MOST_REMEMBERED = 10_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private static final class Bucket {
    private double tokens;
    private long at;
  }

  /**
   * @param burst how many requests may come at once after a quiet time
   */
  public RequestRate(double perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Principal caller = request.getSecurityContext().getUserPrincipal();
    if (caller == null) {
      return;
    }
    double wait = take(caller.getName());
    if (wait > 0) {
      throw LrsException.later(
          ProblemCode.TOO_MANY_REQUESTS,
          "This credential may make " + perSecond + " requests a second here.",
          Duration.ofNanos((long) (wait * NANOS)));
    }
  }

  /** Takes a token; gives how many seconds it will be until there is one, 0 if there was. */
  synchronized double take(String name) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.tokens = burst;
      bucket.at = now;
      buckets.put(name, bucket);
    }
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / NANOS * perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) {
      return (1 - bucket.tokens) / perSecond;
    }
    bucket.tokens--;
    return 0;
  }

  synchronized int remembered() {
    return buckets.size();
  }
}
