package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a document holds.
 *
 * @param contentType as it was sent
 * @param bytes as they were sent; not a copy, not to be changed
 * @param sha1 of the bytes, in lower-case hexadecimal (xAPI-Communication 3.1)
 */
@SuppressWarnings("ArrayRecordComponent") // contents are compared by their digest
public record DocumentContent(String contentType, byte[] bytes, String sha1) {
  /** To look one up costs more than to use it; it is as new after each use. */
  private static final ThreadLocal<MessageDigest> SHA_1 =
      ThreadLocal.withInitial(DocumentContent::newSha1);

  public DocumentContent {
    requireNonNull(contentType, "contentType");
    requireNonNull(bytes, "bytes");
    requireNonNull(sha1, "sha1");
  }

  /** Content with its digest. */
  public static DocumentContent of(String contentType, byte[] bytes) {
    byte[] digest = SHA_1.get().digest(bytes);
    return new DocumentContent(contentType, bytes, HexFormat.of().formatHex(digest));
  }

  private static MessageDigest newSha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
