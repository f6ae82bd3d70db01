package org.trailmark.server.app;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.server.auth.Caller;

/**
 * Who vouches for the statements of a caller (xAPI-Data 2.4.9): the account that its credential is
 * at this server. Written once for each caller, not for each of its requests. Safe on any thread.
 */
final class Authorities implements Function<Principal, Authority> {
  private static final int MAX_REMEMBERED = 10_000;

  private final String homePage;
  private final Map<Principal, Authority> written = new ConcurrentHashMap<>();

  /**
   * @param homePage absolute IRL of this server
   */
  Authorities(String homePage) {
    this.homePage = homePage;
  }

  @Override
  public Authority apply(Principal caller) {
    Authority known = written.get(caller);
    if (known != null) {
      return known;
    }
    Authority authority = of(homePage, caller.getName(), label(caller));
    if (written.size() >= MAX_REMEMBERED) {
      written.clear();
    }
    written.put(caller, authority);
    return authority;
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
