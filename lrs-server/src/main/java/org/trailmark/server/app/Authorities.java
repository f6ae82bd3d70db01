package org.trailmark.server.app;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.server.auth.Caller;
import org.trailmark.server.http.CallerRights;

/**
 * Who vouches for the statements of a caller (xAPI-Data 2.4.9): the account that its credential is
 * at this server, or its subject at the provider; and what it may see. Written once for each
 * caller, not for each of its requests. Safe on any thread.
 */
final class Authorities implements CallerRights.Source {
  private static final int MAX_REMEMBERED = 10_000;

  private final String homePage;
  private final Map<Principal, CallerRights> written = new ConcurrentHashMap<>();

  /**
   * @param homePage absolute IRL of this server
   */
  Authorities(String homePage) {
    this.homePage = homePage;
  }

  @Override
  public CallerRights apply(Principal principal) {
    CallerRights known = written.get(principal);
    if (known != null) {
      return known;
    }
    if (!(principal instanceof Caller caller)) {
      throw new IllegalStateException("no caller: " + principal);
    }
    CallerRights rights = rights(caller);
    if (written.size() >= MAX_REMEMBERED) {
      written.clear();
    }
    written.put(caller, rights);
    return rights;
  }

  private CallerRights rights(Caller caller) {
    Authority authority =
        caller.issuer() == null
            ? of(homePage, caller.name(), caller.label())
            : of(caller.issuer(), caller.name().substring(Caller.OIDC.length()), caller.label());
    return new CallerRights(
        authority,
        caller.may(Scope.DEFINE),
        new Sight(caller.may(Scope.STATEMENTS_READ) ? null : authority.ifi(), caller.boundary()));
  }

  /** What the credential of a caller is called; empty: it has no name. */
  static String label(Principal caller) {
    return caller instanceof Caller named ? named.label() : "";
  }

  /** The account of a credential. */
  static Authority of(String homePage, String key, String label) {
    return Authority.account(homePage, key, label.isBlank() ? key : label);
  }
}
