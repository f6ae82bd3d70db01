package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may use this LRS. Secrets are kept as hashes that the caller makes and checks. */
public interface CredentialStore {

  /** The credential with this key. */
  Optional<Credential> find(String key);

  /** Credentials in the order of their keys, after {@code afterKey} ("" for the beginning). */
  List<Credential> list(String afterKey, int max);

  /** Adds a credential, or replaces the one with the same key. */
  void save(Credential credential);

  /** Removes a credential; whether there was one. */
  boolean remove(String key);

  /** What a credential allows. */
  enum Scope {
    /** Send statements. */
    STATEMENTS_WRITE,
    /** Read statements. */
    STATEMENTS_READ,
    /** See which agents are one person, where a reader sees agents (xAPI-Communication 2.4). */
    PEOPLE_READ,
    /** Everything, the admin interface included. */
    ADMIN
  }

  /**
   * One credential.
   *
   * @param key the user name of Basic authentication
   * @param secretHash hash of the secret, in a form that says how it was made
   * @param label what it is for, in the admin's words
   * @param scopes what it allows; not empty
   * @param createdAt UTC
   */
  record Credential(
      String key, String secretHash, String label, Set<Scope> scopes, Instant createdAt) {
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
  }
}
