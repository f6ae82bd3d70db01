package org.trailmark.server.app;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.server.auth.Caller;
import org.trailmark.server.http.xapi.CallerRights;
import org.trailmark.server.jobs.Wish;

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
    Caller caller = caller(principal);
    CallerRights rights = rights(caller);
    if (written.size() >= MAX_REMEMBERED) {
      written.clear();
    }
    written.put(caller, rights);
    return rights;
  }

  private CallerRights rights(Caller caller) {
    Authority authority = of(homePage, person(caller));
    return new CallerRights(
        authority,
        caller.may(Scope.DEFINE),
        new Sight(caller.may(Scope.STATEMENTS_READ) ? null : authority.ifi(), caller.boundary()));
  }

  private static Caller caller(Principal principal) {
    if (principal instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("no caller: " + principal);
  }

  /** Who a caller is, for what is done for her later. */
  static Wish.Person person(Principal principal) {
    Caller caller = caller(principal);
    return new Wish.Person(caller.name(), caller.label(), caller.issuer());
  }

  /** Her account: that of her credential here, or her subject at the provider. */
  static Authority of(String homePage, Wish.Person person) {
    String issuer = person.issuer();
    String name = issuer == null ? person.key() : person.key().substring(Caller.OIDC.length());
    return Authority.account(
        issuer == null ? homePage : issuer, name, person.label().isBlank() ? name : person.label());
  }
}
