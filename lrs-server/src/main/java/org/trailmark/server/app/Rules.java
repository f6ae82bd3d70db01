package org.trailmark.server.app;

import static org.trailmark.lrs.store.Scope.ADMIN;
import static org.trailmark.lrs.store.Scope.ADMIN_READ;
import static org.trailmark.lrs.store.Scope.ALL;
import static org.trailmark.lrs.store.Scope.ALL_READ;
import static org.trailmark.lrs.store.Scope.PROFILE;
import static org.trailmark.lrs.store.Scope.STATE;
import static org.trailmark.lrs.store.Scope.STATEMENTS_READ_MINE;
import static org.trailmark.lrs.store.Scope.STATEMENTS_WRITE;

import java.util.List;
import java.util.stream.Stream;
import org.trailmark.lrs.store.Scope;
import org.trailmark.server.auth.Access;
import org.trailmark.server.auth.Access.Rule;

/**
 * Who may ask what. A resource without a rule is answered to nobody: whoever adds one says here who
 * may ask it. {@code docs/access.md} says the same in words.
 */
final class Rules {
  /** What everybody may ask. */
  static final Access OPEN =
      Access.of(
          Rule.open(""),
          Rule.open("console"),
          Rule.open("me"),
          Rule.open("health"),
          Rule.open("metrics"));

  /** The resources of the standard. */
  static final Access XAPI =
      Access.of(
          Rule.open(Access.EVERYTHING, "OPTIONS"),
          Rule.open("about"),
          Rule.read("statements", STATEMENTS_READ_MINE),
          Rule.all("statements", STATEMENTS_WRITE),
          Rule.read("activities/state", STATE, ALL_READ),
          Rule.all("activities/state", STATE),
          Rule.read("activities/profile", PROFILE, ALL_READ),
          Rule.all("activities/profile", PROFILE),
          Rule.read("agents/profile", PROFILE, ALL_READ),
          Rule.all("agents/profile", PROFILE),
          Rule.read("agents", STATEMENTS_READ_MINE),
          Rule.all("agents", ALL),
          Rule.read("activities", STATEMENTS_READ_MINE),
          Rule.all("activities", ALL));

  private static final List<String> OF_ADMINS =
      List.of(
          "status",
          "openapi.json",
          "signatures",
          "identities",
          "learner-links",
          "plugins",
          "statements",
          "learners",
          "feed",
          "changes",
          "credentials",
          "users",
          "sessions",
          "jobs",
          "audit",
          "privacy");

  private Rules() {}

  /** What admins ask, and viewers where it changes nothing. */
  static Access admin() {
    Stream<Rule> session =
        Stream.of(
            Rule.open("session/ways", "GET", "HEAD"),
            Rule.open("session/oidc", "GET", "HEAD"),
            Rule.open("session", "POST"),
            Rule.all("session", ADMIN_READ, ADMIN));
    Stream<Rule> others =
        OF_ADMINS.stream()
            .flatMap(path -> Stream.of(Rule.read(path, ADMIN_READ), Rule.all(path, ADMIN)));
    return new Access(Stream.concat(session, others).toList());
  }

  /** What a plugin answers to admins. */
  static Access plugin(String name) {
    Scope own = Scope.plugin(name);
    return Access.of(
        Rule.read(Access.EVERYTHING, own, ADMIN_READ), Rule.all(Access.EVERYTHING, own));
  }
}
