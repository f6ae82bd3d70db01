package org.trailmark.server.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.trailmark.lrs.hash.Sha256;

/** Makes secrets, and hashes that tell nothing about them. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What the hash of a {@link #made} secret begins with; SHA-256 in hexadecimal digits follows. */
  private static final String SHA_256 = "$sha-256$";

  private static final int SECRET_BYTES = 32;

  /** The form of a {@link #made} secret; {@code openssl rand -hex 32} makes the same. */
  private static final Pattern MADE = Pattern.compile("[0-9a-f]{" + 2 * SECRET_BYTES + "}");

  private Secrets() {}

  /** A random text of so many bytes of entropy, safe in addresses and shells. */
  static String random(int bytes) {
    byte[] entropy = new byte[bytes];
    RANDOM.nextBytes(entropy);
    return HexFormat.of().formatHex(entropy);
  }

  /** A secret that nobody can guess: 256 bits of entropy. */
  static String made() {
    return random(SECRET_BYTES);
  }

  /**
   * The hash to keep of a secret that was {@link #made} here. It is a quick one: there is nothing
   * to guess.
   */
  static String hashOfMade(String secret) {
    return SHA_256 + Sha256.hex(secret);
  }

  /**
   * The hash to keep of a secret that an operator has configured: a machine made it if it has the
   * form, else somebody chose it.
   */
  static String hashOfConfigured(String secret) {
    return MADE.matcher(secret).matches() ? hashOfMade(secret) : hashOfChosen(secret);
  }

  /** The hash to keep of a secret that somebody has chosen; it says how it was made. */
  static String hashOfChosen(String secret) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return Slow.ARGON2.hash(secret.getBytes(StandardCharsets.UTF_8), salt).getResult();
  }

  /**
   * Whether the secret is the one of the hash. To find that it is not takes equally long for every
   * hash and for {@link #matchNobody}, so that nobody learns what keys there are.
   */
  static boolean matches(String secret, String hash) {
    if (!hash.startsWith(SHA_256)) {
      return Argon2Function.getInstanceFromHash(hash).check(secret, hash);
    }
    if (matchesMade(secret, hash)) {
      return true;
    }
    matchNobody(secret);
    return false;
  }

  /** Whether a hash is that of a secret that was {@link #made} here. */
  static boolean isMade(String hash) {
    return hash.startsWith(SHA_256);
  }

  /** Whether the secret is that of the hash of one that was {@link #made}; quick. */
  static boolean matchesMade(String secret, String hash) {
    byte[] expected = HexFormat.of().parseHex(hash, SHA_256.length(), hash.length());
    return MessageDigest.isEqual(expected, Sha256.of(secret));
  }

  /** What a text that was {@link #made} here is found by, where it is not to be kept itself. */
  static String fingerprint(String made) {
    return Sha256.hex(made);
  }

  /** Takes as long as {@link #matches} and is never true. */
  static void matchNobody(String secret) {
    boolean ignored = matches(secret, Nobody.HASH);
    assert !ignored;
  }

  /**
   * 19 MiB, two rounds, one lane: the least that OWASP advises, about 50 ms of one processor. It
   * keeps these 19 MiB for as long as it lives, so it is made when it is needed.
   */
  private static final class Slow {
    static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private Slow() {}
  }

  /** What an unknown key is checked against; made at the first, because most servers see none. */
  private static final class Nobody {
    static final String HASH = hashOfChosen(made());

    private Nobody() {}
  }
}
