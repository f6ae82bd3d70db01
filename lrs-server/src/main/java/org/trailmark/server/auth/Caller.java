package org.trailmark.server.auth;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.Set;
import org.trailmark.lrs.store.CredentialStore.Scope;

/**
 * Whose request it is.
 *
 * @param key of the credential
 * @param label of the credential
 * @param scopes what it allows
 */
public record Caller(String key, String label, Set<Scope> scopes) implements Principal {

  public Caller {
    requireNonNull(key, "key");
    requireNonNull(label, "label");
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may do what needs {@code scope}. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  @Override
  public String getName() {
    return key;
  }
}
