package org.trailmark.lrs.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java has: the same on every machine. */
public final class Sha256 {
  private Sha256() {}

  /** For what comes piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  /** The 32 bytes of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As 64 hexadecimal digits, lower case. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }

  /** Of a text in UTF-8, as 64 hexadecimal digits, lower case. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }
}
