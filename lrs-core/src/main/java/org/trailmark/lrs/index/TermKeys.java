package org.trailmark.lrs.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Makes the keys of the index: 64 bits of a keyed hash. With a hundred million keys stored, the
 * chance that a search also meets a stranger is one in a hundred thousand million, and nobody can
 * bring it about who does not know the secret. Safe on any thread.
 */
public final class TermKeys {
  /** Length of the secret in bytes. */
  public static final int SECRET_LENGTH = 16;

  private final SipHash hash;

  /**
   * @param secret {@value #SECRET_LENGTH} random bytes, the same for as long as the index lives
   */
  public TermKeys(byte[] secret) {
    if (secret.length != SECRET_LENGTH) {
      throw new IllegalArgumentException("a secret has 16 bytes, not " + secret.length);
    }
    ByteBuffer words = ByteBuffer.wrap(secret);
    this.hash = new SipHash(words.getLong(), words.getLong());
  }

  /** The key of a text: an agent's IFI, an IRI. */
  public long of(TermKind kind, String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    byte[] text = new byte[utf8.length + 1];
    text[0] = kind.code();
    System.arraycopy(utf8, 0, text, 1, utf8.length);
    return hash.of(text);
  }

  /** The key of a UUID. */
  public long of(TermKind kind, UUID value) {
    byte[] text =
        ByteBuffer.allocate(17)
            .put(kind.code())
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .array();
    return hash.of(text);
  }
}
