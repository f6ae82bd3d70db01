package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What a receipt shows of who was erased: the SHA-256 of a salt and her agents' keys. The salt is
 * given out once and kept nowhere, so only who has it can show whom the receipt is about.
 *
 * @param salt 32 random bytes, hexadecimal
 * @param hash hexadecimal
 */
record Commitment(String salt, String hash) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Commitment to(Collection<Ifi> agents) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String salt = HexFormat.of().formatHex(random);
    return new Commitment(salt, hash(salt, agents));
  }

  /**
   * What a salt and agents come to.
   *
   * @throws IllegalArgumentException if the salt is not hexadecimal
   */
  static String hash(String salt, Collection<Ifi> agents) {
    String keys = agents.stream().map(Ifi::key).sorted().collect(Collectors.joining("\n"));
    MessageDigest digest = Sha256.digest();
    digest.update(HexFormat.of().parseHex(salt));
    return HexFormat.of().formatHex(digest.digest(keys.getBytes(UTF_8)));
  }
}
