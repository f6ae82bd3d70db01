package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One credential. Times are UTC, to the millisecond.
 *
 * @param key the user name of Basic authentication
 * @param secretHash hash of the secret, in a form that says how it was made
 * @param older the secret before this one, while it still holds; null: there is none
 * @param label what it is for, in the admin's words
 * @param scopes what it allows; not empty
 * @param boundary what it is kept to; null: nothing
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null: never
 * @param disabled whether it is refused for now
 * @param lastUsedAt about when it was last used well; null: never yet
 */
public record Credential(
    String key,
    String secretHash,
    @Nullable OlderSecret older,
    String label,
    Set<Scope> scopes,
    @Nullable Boundary boundary,
    Instant createdAt,
    @Nullable Instant expiresAt,
    boolean disabled,
    @Nullable Instant lastUsedAt) {

  public Credential {
    requireNonNull(key, "key");
    requireNonNull(secretHash, "secretHash");
    requireNonNull(label, "label");
    requireNonNull(createdAt, "createdAt");
    scopes = Set.copyOf(scopes);
    if (key.isBlank() || key.contains(":")) {
      throw new IllegalArgumentException("a key is not empty and has no colon: " + key);
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a credential allows something");
    }
  }

  /** One that was just made, for everything that its scopes allow, for ever. */
  public static Credential of(
      String key, String secretHash, String label, Set<Scope> scopes, Instant createdAt) {
    return new Credential(key, secretHash, null, label, scopes, null, createdAt, null, false, null);
  }

  /** Whether it may be used now. */
  public boolean isGood(Instant now) {
    return !disabled && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** The same with another secret; the one before holds until a time, null: no more. */
  public Credential rotated(String newHash, @Nullable Instant olderUntil) {
    OlderSecret before = olderUntil == null ? null : new OlderSecret(secretHash, olderUntil);
    return new Credential(
        key, newHash, before, label, scopes, boundary, createdAt, expiresAt, disabled, lastUsedAt);
  }

  /**
   * A secret that was replaced.
   *
   * @param until when it ceases to hold
   */
  public record OlderSecret(String hash, Instant until) {
    public OlderSecret {
      requireNonNull(hash, "hash");
      requireNonNull(until, "until");
    }
  }
}
