package org.trailmark.server.me;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.SigningKeys;

/**
 * What links are signed with: 32 random bytes in the database, the same for every node. Read anew
 * each time, so that a key that another node made holds here at once. Safe on any thread.
 */
public final class LinkKey {
  private static final String NAME = "learner-links";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKeys keys;

  private LinkKey(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * The key of the database; made where there is none.
   *
   * @param former the file that held it before the database did. Where there is no key yet, it is
   *     taken over; either way the file goes. Need not exist
   * @throws LrsException {@code INVALID_CONFIGURATION} if that file is no key, or cannot be read or
   *     removed
   */
  public static LinkKey in(SigningKeys keys, Path former) {
    try {
      if (keys.find(NAME).isEmpty()) {
        keys.addIfMissing(NAME, Files.exists(former) ? read(former) : random());
      }
      Files.deleteIfExists(former);
      return new LinkKey(keys);
    } catch (IOException e) {
      throw unusable(former, e.toString());
    }
  }

  /** Makes another key in its place: no link that was made before holds any more. */
  void renew() {
    keys.replace(NAME, random());
  }

  /** The HMAC-SHA256 of these bytes. */
  byte[] sign(byte[] bytes) {
    byte[] key =
        keys.find(NAME).orElseThrow(() -> new IllegalStateException("the key of links is gone"));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] random() {
    byte[] fresh = new byte[BYTES];
    RANDOM.nextBytes(fresh);
    return fresh;
  }

  private static byte[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != BYTES) {
      throw unusable(file, "it has " + bytes.length + " bytes and not " + BYTES);
    }
    return bytes;
  }

  private static LrsException unusable(Path file, String why) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "The key of learners' links in " + file + " cannot be used: " + why + ".");
  }
}
