package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a statement's signature showed when the statement came (xAPI-Data 2.6). A malformed one
 * shows nothing, because its statement is refused.
 *
 * @param sha2 of the attachment that it came as
 * @param algorithm RS256, RS384 or RS512; null where nobody could check it
 * @param signer null where no certificate came along
 */
public record Signature(
    Sha2 sha2, State state, @Nullable String algorithm, @Nullable Signer signer) {

  public Signature {
    requireNonNull(sha2, "sha2");
    requireNonNull(state, "state");
  }

  /** One that came as a {@code fileUrl} only, so that its data was not here to be checked. */
  public static Signature unchecked(Sha2 sha2) {
    return new Signature(sha2, State.UNCHECKED, null, null);
  }

  /** What is known of a signature. */
  public enum State {
    /** Its data was not here. */
    UNCHECKED,
    /** A signature of this statement; nothing shows whose. */
    WELL_FORMED,
    /** Made with the key of the signer's certificate; whom to trust is for the reader to say. */
    VERIFIED;

    /** The name in answers and tables, for example {@code well-formed}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state with this {@link #slug}.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public static State ofSlug(String slug) {
      for (State state : values()) {
        if (state.slug().equals(slug)) {
          return state;
        }
      }
      throw new IllegalArgumentException(
          "a signature is unchecked, well-formed or verified; found \"" + slug + "\"");
    }
  }

  /**
   * What the first certificate of {@code x5c} says of the one who signed.
   *
   * @param subject distinguished name (RFC 2253)
   * @param issuer distinguished name of who certified it; nobody has asked whether to trust him
   * @param notBefore UTC
   * @param notAfter UTC
   */
  public record Signer(String subject, String issuer, Instant notBefore, Instant notAfter) {
    public Signer {
      requireNonNull(subject, "subject");
      requireNonNull(issuer, "issuer");
      requireNonNull(notBefore, "notBefore");
      requireNonNull(notAfter, "notAfter");
    }
  }
}
