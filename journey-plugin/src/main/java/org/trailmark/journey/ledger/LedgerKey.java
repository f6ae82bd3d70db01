package org.trailmark.journey.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
