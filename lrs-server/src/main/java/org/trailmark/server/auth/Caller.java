package org.trailmark.server.auth;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.Scope;

/**
 * Whose request it is.
 *
 * @param name the key of a credential; {@code user:NAME} for who has logged in to the console;
 *     {@code oidc:SUBJECT} for whom a provider vouches: no two of them are ever the same
 * @param label how people call it
 * @param issuer the provider that vouches for it; null: this LRS
 * @param scopes what it allows
 * @param boundary what it is kept to; null: nothing
 */
public record Caller(
    String name,
    String label,
    @Nullable String issuer,
    Set<Scope> scopes,
    @Nullable Boundary boundary)
    implements Principal {

  /** What the names of those begin with who have logged in with a password. */
  static final String USER = "user:";

  /** What the names of those begin with for whom a provider vouches. */
  public static final String OIDC = "oidc:";

  public Caller {
    requireNonNull(name, "name");
    requireNonNull(label, "label");
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may do what needs {@code scope}. */
  public boolean may(Scope scope) {
    return scopes.stream().anyMatch(mine -> mine.grants(scope));
  }

  /** Whether it may do what needs one of these. */
  boolean mayAny(Collection<Scope> any) {
    return any.stream().anyMatch(this::may);
  }

  /** The name of the user of ours who has logged in; empty: it is none. */
  Optional<String> user() {
    return name.startsWith(USER) ? Optional.of(name.substring(USER.length())) : Optional.empty();
  }

  @Override
  public String getName() {
    return name;
  }
}
