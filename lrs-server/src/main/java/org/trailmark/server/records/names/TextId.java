package org.trailmark.server.records.names;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short id of a text, the same on every machine and after every rebuild: the first 80 bits of its
 * SHA-256, hexadecimal. An agent's id is that of its key, as with journeys.
 */
public final class TextId {
  private static final int BYTES = 10;

  private TextId() {}

  public static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
