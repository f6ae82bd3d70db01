package org.trailmark.server.jobs;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.function.Function;

/** Who asks: the credential of a request. */
public final class People {
  private final Function<Principal, Wish.Person> known;

  /**
   * @param known who a caller is
   */
  public People(Function<Principal, Wish.Person> known) {
    this.known = known;
  }

  Wish.Person of(SecurityContext caller) {
    return known.apply(requireNonNull(caller.getUserPrincipal(), "authenticated"));
  }
}
