package org.trailmark.journey.learner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An agent's id: the first 80 bits of the SHA-256 of its key. The same on every machine and after
 * every rebuild, so that what is derived from it (the ledger key above all) stays the same too.
 */
final class AgentId {
  private static final int BYTES = 10;

  private AgentId() {}

  static String of(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
