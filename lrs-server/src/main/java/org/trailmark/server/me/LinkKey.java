package org.trailmark.server.me;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What links are signed with: 32 random bytes in a file that only the server's user may read. Safe
 * on any thread.
 */
public final class LinkKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private volatile SecretKeySpec key;

  private LinkKey(Path file, SecretKeySpec key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Reads the key, or makes it where there is none.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the file is no key, or cannot be read or
   *     written
   */
  public static LinkKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent()); // on PostgreSQL nobody made it
        write(file);
      }
      return new LinkKey(file, read(file));
    } catch (IOException e) {
      throw unusable(file, e.toString());
    }
  }

  /** Makes another key in its place: no link that was made before holds any more. */
  void renew() throws IOException {
    write(file);
    key = read(file);
  }

  /** The HMAC-SHA256 of these bytes. */
  byte[] sign(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** As a whole or not at all: a server that dies meanwhile finds the old key, or the new one. */
  private static void write(Path file) throws IOException {
    byte[] fresh = new byte[BYTES];
    RANDOM.nextBytes(fresh);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    createPrivate(draft);
    Files.write(draft, fresh);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void createPrivate(Path draft) throws IOException {
    try {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException e) {
      Files.createFile(draft); // no POSIX here: the folder's own rights have to do
    }
  }

  private static SecretKeySpec read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != BYTES) {
      throw unusable(file, "it has " + bytes.length + " bytes and not " + BYTES);
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static LrsException unusable(Path file, String why) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "The key of learners' links in " + file + " cannot be used: " + why + ".");
  }
}
