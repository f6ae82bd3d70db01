package org.trailmark.server.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes secrets, and hashes that tell nothing about them. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 19 MiB, two rounds, one lane: the least that OWASP advises, about 50 ms of one processor. */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private Secrets() {}

  /** A random text of so many bytes of entropy, safe in addresses and shells. */
  static String random(int bytes) {
    byte[] entropy = new byte[bytes];
    RANDOM.nextBytes(entropy);
    return HexFormat.of().formatHex(entropy);
  }

  /** The hash to keep, which says how it was made. */
  static String hash(String secret) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return ARGON2.hash(secret.getBytes(StandardCharsets.UTF_8), salt).getResult();
  }

  static boolean matches(String secret, String hash) {
    return Argon2Function.getInstanceFromHash(hash).check(secret, hash);
  }

  /** Takes as long as {@link #matches} and is never true. */
  static void matchNobody(String secret) {
    boolean ignored = matches(secret, Nobody.HASH);
    assert !ignored;
  }

  /** What an unknown key is checked against; made at the first, because most servers see none. */
  private static final class Nobody {
    static final String HASH = hash(random(16));

    private Nobody() {}
  }
}
