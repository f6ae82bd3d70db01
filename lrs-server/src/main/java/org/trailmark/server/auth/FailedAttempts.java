package org.trailmark.server.auth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Slows down who guesses. Failures are counted for each name from each address, and for each
 * address over all names; after some, each further attempt has to wait twice as long as the one
 * before. Another address is not concerned. Bounded in memory; safe on any thread.
 */
public final class FailedAttempts {
  private static final int FREE_OF_NAME = 5;
  private static final int FREE_OF_ADDRESS = 20;
  private static final int MAX_REMEMBERED = 10_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN = Duration.ofMinutes(15);

  private final LongSupplier nanoTime;
  private final Map<String, Failures> ofNames = new Recent();
  private final Map<String, Failures> ofAddresses = new Recent();

  public FailedAttempts() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  FailedAttempts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Lets an attempt pass, unless it comes too early.
   *
   * @throws LrsException {@code TOO_MANY_REQUESTS}, saying how long to wait
   */
  synchronized void require(String name, String address) {
    long now = nanoTime.getAsLong();
    long wait =
        Math.max(
            wait(ofNames.get(pair(name, address)), FREE_OF_NAME, now),
            wait(ofAddresses.get(place(address)), FREE_OF_ADDRESS, now));
    if (wait > 0) {
      throw LrsException.later(
          ProblemCode.TOO_MANY_REQUESTS,
          "There were too many failed attempts from here; wait a while.",
          Duration.ofNanos(wait));
    }
  }

  /** Counts one that failed. */
  synchronized void failed(String name, String address) {
    long now = nanoTime.getAsLong();
    count(ofNames, pair(name, address), now);
    count(ofAddresses, place(address), now);
  }

  /** One was good: this name is no more guessed from here. */
  synchronized void succeeded(String name, String address) {
    ofNames.remove(pair(name, address));
  }

  private static void count(Map<String, Failures> failures, String of, long now) {
    Failures before = failures.get(of);
    boolean goesOn = before != null && now - before.lastNanos < FORGOTTEN.toNanos();
    failures.put(of, new Failures(goesOn ? before.count + 1 : 1, now));
  }

  private static long wait(@Nullable Failures failures, int free, long now) {
    if (failures == null || failures.count < free) {
      return 0;
    }
    int doublings = Math.min(failures.count - free, 20);
    long due = Math.min(SHORTEST.toNanos() << doublings, LONGEST.toNanos());
    return failures.lastNanos + due - now;
  }

  private static String pair(String name, String address) {
    return place(address) + ' ' + (name.length() > 200 ? name.substring(0, 200) : name);
  }

  /** Of an IPv6 address the first half: who has one of them has them all. */
  static String place(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", -1);
    StringBuilder half = new StringBuilder();
    for (int i = 0; i < 4 && i < groups.length && (i == 0 || !groups[i].isEmpty()); i++) {
      half.append(groups[i]).append(':');
    }
    return half.toString();
  }

  private record Failures(int count, long lastNanos) {}

  /** Forgets what was not looked at for longest. */
  private static final class Recent extends LinkedHashMap<String, Failures> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }
}
