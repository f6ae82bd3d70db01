package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which programs may use this LRS. Secrets are kept as hashes that the caller makes and checks. */
public interface CredentialStore {

  /** The credential with this key. */
  Optional<Credential> find(String key);

  /** Credentials in the order of their keys, after {@code afterKey} ("" for the beginning). */
  List<Credential> list(String afterKey, int max);

  /** Adds a credential, or replaces the one with the same key; when it was used stays. */
  void save(Credential credential);

  /**
   * Changes a credential; nobody else changes it meanwhile.
   *
   * @param change gives one with the same key
   * @return as it is now; empty: there is none with this key
   */
  Optional<Credential> change(String key, UnaryOperator<Credential> change);

  /** Removes a credential; whether there was one. */
  boolean remove(String key);

  /** Notes that a credential was used; one that is gone meanwhile stays gone. */
  void used(String key, Instant at);
}
