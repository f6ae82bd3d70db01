package org.trailmark.lrs.xapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A SHA-2 hash (xAPI-Data 2.4.11): SHA-224, SHA-256, SHA-384 or SHA-512, told apart by its length.
 *
 * @param hex the digits, in lower case whatever was given, so that equal hashes are equal
 */
public record Sha2(String hex) {

  /**
   * @throws IllegalArgumentException if that is no SHA-2, saying why
   */
  public Sha2 {
    String problem = Hex.sha2Problem(hex);
    if (problem != null) {
      throw new IllegalArgumentException("a SHA-2 in hexadecimal digits; this " + problem);
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /** Takes up data, to make a hash of this kind. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-" + hex.length() * 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-2", e);
    }
  }

  /** The hash that a digest has come to; the digest begins anew. */
  public static Sha2 of(MessageDigest digest) {
    return new Sha2(HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public String toString() {
    return hex;
  }
}
