package org.trailmark.bench.statements;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Who the statements are about. Of a hundred statements about two are by the busiest learner, 28 by
 * the hundred who are busy, five by somebody who is never seen again, and the others by a crowd
 * that grows with the store.
 */
final class Learners {
  private static final int BUSY = 100;
  private static final long ONCE = 5_000_000_000L;

  private Learners() {}

  /** The number of the learner whom a statement is about, at most ten digits long. */
  static long of(long seed, long index) {
    long choice = Mix.at(seed ^ 0x4C45_4152L, index);
    double which = Mix.fraction(choice);
    double whom = Mix.fraction(Mix.at(choice, index));
    if (which < 0.02) {
      return 0;
    }
    if (which < 0.30) {
      return (long) (BUSY * whom * whom);
    }
    return which < 0.35 ? ONCE + index : BUSY + (long) ((1000 + index / 50.0) * whom);
  }

  static boolean once(long learner) {
    return learner >= ONCE;
  }

  /** Every other learner is known by an account, the rest by a mailbox. */
  static boolean hasAccount(long learner) {
    return learner % 2 == 1;
  }

  /** The agent as JSON, with {@code number} in place of the learner's ten digits. */
  static String agent(long seed, boolean account, String number) {
    String site = String.format(Locale.ROOT, "%08x", (int) seed);
    return account
        ? """
          {"objectType":"Agent","name":"Learner %s","account":{"homePage":"https://people-%s.example.org","name":"%s"}}"""
            .formatted(number, site, number)
        : """
          {"objectType":"Agent","name":"Learner %s","mbox":"mailto:learner-%s@people-%s.example.org"}"""
            .formatted(number, number, site);
  }

  /** The agent as a request parameter. */
  static String agent(long seed, long learner) {
    byte[] number = new byte[Slot.LEARNER.width];
    Digits.decimal(number, 0, number.length, learner);
    return agent(seed, hasAccount(learner), new String(number, StandardCharsets.US_ASCII));
  }
}
