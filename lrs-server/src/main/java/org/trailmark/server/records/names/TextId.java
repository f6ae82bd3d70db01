package org.trailmark.server.records.names;

import java.util.HexFormat;
import org.trailmark.lrs.hash.Sha256;

/**
 * A short id of a text, the same on every machine and after every rebuild: the first 80 bits of its
 * SHA-256, hexadecimal. An agent's id is that of its key, as with journeys.
 */
public final class TextId {
  private static final int BYTES = 10;

  private TextId() {}

  public static String of(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, BYTES);
  }
}
