package org.trailmark.journey.learner;

import java.util.HexFormat;
import org.trailmark.lrs.hash.Sha256;

/**
 * An agent's id: the first 80 bits of the SHA-256 of its key. The same on every machine and after
 * every rebuild, so that what is derived from it (the ledger key above all) stays the same too.
 */
final class AgentId {
  private static final int BYTES = 10;

  private AgentId() {}

  static String of(String key) {
    return HexFormat.of().formatHex(Sha256.of(key), 0, BYTES);
  }
}
