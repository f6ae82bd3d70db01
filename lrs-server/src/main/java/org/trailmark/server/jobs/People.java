package org.trailmark.server.jobs;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.function.Function;

/** Who asks: the credential of a request. */
public final class People {
  private final Function<Principal, String> labels;

  /**
   * @param labels what a credential is called
   */
  public People(Function<Principal, String> labels) {
    this.labels = labels;
  }

  Wish.Person of(SecurityContext caller) {
    Principal principal = requireNonNull(caller.getUserPrincipal(), "authenticated");
    return new Wish.Person(principal.getName(), labels.apply(principal));
  }
}
