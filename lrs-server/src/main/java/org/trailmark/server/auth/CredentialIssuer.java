package org.trailmark.server.auth;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.CredentialStore.Credential;
import org.trailmark.lrs.store.CredentialStore.Scope;

/** Makes and removes credentials. The one place where a secret is seen in the clear. */
public final class CredentialIssuer {
  private static final int PAGE = 100;

  private final CredentialStore store;
  private final Authenticator authenticator;
  private final InstantSource clock;

  public CredentialIssuer(CredentialStore store, Authenticator authenticator, InstantSource clock) {
    this.store = store;
    this.authenticator = authenticator;
    this.clock = clock;
  }

  /** Makes a credential with a random key and secret. */
  public Issued issue(String label, Set<Scope> scopes) {
    Issued issued = new Issued(Secrets.random(8), Secrets.made());
    save(issued.key, Secrets.hashOfMade(issued.secret), label, scopes);
    return issued;
  }

  /** Makes an admin credential unless there is one already. */
  public Optional<Issued> issueFirstAdmin() {
    return hasAdmin() ? Optional.empty() : Optional.of(issue("first admin", Set.of(Scope.ADMIN)));
  }

  /** Makes sure that this admin credential exists. */
  public void ensureAdmin(String key, String secret) {
    boolean there =
        store
            .find(key)
            .filter(credential -> credential.scopes().contains(Scope.ADMIN))
            .filter(credential -> Secrets.matches(secret, credential.secretHash()))
            .isPresent();
    if (!there) {
      save(key, Secrets.hashOfChosen(secret), "configured admin", Set.of(Scope.ADMIN));
    }
  }

  /** Removes a credential; whether there was one. It is refused from now on. */
  boolean remove(String key) {
    boolean removed = store.remove(key);
    authenticator.forget();
    return removed;
  }

  private void save(String key, String secretHash, String label, Set<Scope> scopes) {
    store.save(
        new Credential(
            key, secretHash, label, scopes, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    authenticator.forget();
  }

  private boolean hasAdmin() {
    String after = "";
    while (true) {
      List<Credential> page = store.list(after, PAGE);
      if (page.stream().anyMatch(credential -> credential.scopes().contains(Scope.ADMIN))) {
        return true;
      }
      if (page.size() < PAGE) {
        return false;
      }
      after = page.get(page.size() - 1).key();
    }
  }

  /** A key and its secret, in the clear: shown once, kept nowhere. */
  public record Issued(String key, String secret) {
    @Override
    public String toString() {
      return "Issued[" + key + "]";
    }
  }
}
