package org.trailmark.journey.ledger;

import org.trailmark.lrs.hash.Sha256;

/**
 * What makes a touchpoint the same one: learner, journey, run, touchpoint and occurrence. Never a
 * statement's id, a version or a machine, so that a refold, a replay, a restart and a second node
 * come to the same key.
 */
public final class LedgerKey {

  private LedgerKey() {}

  /** The SHA-256 of the parts, in hexadecimal; no part can hold the line feed between them. */
  public static String of(
      String learner, String journey, int run, String touchpoint, int occurrence) {
    String parts = String.join("\n", learner, journey, "" + run, touchpoint, "" + occurrence);
    return Sha256.hex(parts);
  }
}
