package org.trailmark.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.Scope;

/** Makes, changes and removes credentials. The one place where their secrets are in the clear. */
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
  Issued issue(CredentialWish wish) {
    Issued issued = new Issued(Secrets.random(8), Secrets.made());
    store.save(
        wish.applied(
            Credential.of(
                issued.key,
                Secrets.hashOfMade(issued.secret),
                wish.label(),
                wish.scopes(),
                now())));
    authenticator.forget();
    return issued;
  }

  /** Makes an admin credential unless there is one already. */
  public Optional<Issued> issueFirstAdmin() {
    return hasAdmin() ? Optional.empty() : Optional.of(issue(CredentialWish.FIRST_ADMIN));
  }

  /** Makes sure that this admin credential exists. */
  public void ensureAdmin(String key, String secret) {
    boolean there =
        store
            .find(key)
            .filter(credential -> credential.scopes().contains(Scope.ADMIN))
            .filter(credential -> credential.isGood(now()))
            .filter(credential -> Secrets.matches(secret, credential.secretHash()))
            .isPresent();
    if (!there) {
      store.save(
          Credential.of(
              key, Secrets.hashOfChosen(secret), "configured admin", Set.of(Scope.ADMIN), now()));
      authenticator.forget();
    }
  }

  /**
   * Changes what a credential is for and what it allows.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  Credential change(String key, CredentialWish wish) {
    Credential changed = store.change(key, wish::applied).orElseThrow(() -> unknown(key));
    authenticator.forget();
    return changed;
  }

  /**
   * Gives a credential another secret.
   *
   * @param overlap how long the one before goes on to hold; zero: it does not
   * @throws LrsException {@code NOT_FOUND}; {@code CONFLICT} if the one before was chosen by
   *     somebody and is to hold on: it would make every check slow
   */
  Issued rotate(String key, Duration overlap) {
    String secret = Secrets.made();
    Instant until = overlap.isZero() ? null : now().plus(overlap);
    store
        .change(
            key,
            before -> {
              if (until != null && !Secrets.isMade(before.secretHash())) {
                throw new LrsException(
                    ProblemCode.CONFLICT,
                    "This secret is from the configuration; it can be replaced, but not overlap.");
              }
              return before.rotated(Secrets.hashOfMade(secret), until);
            })
        .orElseThrow(() -> unknown(key));
    authenticator.forget();
    return new Issued(key, secret);
  }

  /**
   * Removes a credential; it is refused from now on.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  void remove(String key) {
    boolean removed = store.remove(key);
    authenticator.forget();
    if (!removed) {
      throw unknown(key);
    }
  }

  static LrsException unknown(String key) {
    return new LrsException(ProblemCode.NOT_FOUND, "There is no credential \"" + key + "\".");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
