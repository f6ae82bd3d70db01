package org.trailmark.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore;
import org.trailmark.lrs.store.UserStore.Session;

/**
 * Who has logged in to the console. A session is a random text in a cookie, of which a hash is
 * kept; it ends when it is not used for a while, when its longest time is over, when its user is
 * changed or removed, or when somebody ends it. One that was used later than now was used by a
 * clock that was ahead: where that is longer than a session lives unused, it has ended too, or it
 * would live until that time comes.
 */
public final class Sessions {
  /** The cookie of a session. */
  static final String COOKIE = "trailmark-session";

  /** What the console sends with every change: no other site can make a browser send it. */
  static final String HEADER = "Trailmark-Console";

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  /** A use is written down so rarely that it costs nothing. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final UserStore users;
  private final @Nullable String issuer;
  private final Duration idle;
  private final Duration longest;
  private final InstantSource clock;
  private final Executor later;

  /**
   * @param issuer the provider that is trusted; null: none is, and sessions of one have ended
   * @param idle how long a session lives without being used
   * @param longest how long it lives at most
   * @param later where it is written down that a session was used
   */
  public Sessions(
      UserStore users,
      @Nullable String issuer,
      Duration idle,
      Duration longest,
      InstantSource clock,
      Executor later) {
    this.users = users;
    this.issuer = issuer;
    this.idle = idle;
    this.longest = longest;
    this.clock = clock;
    this.later = later;
  }

  /** Begins one of a user of ours, who may what she may at the time. */
  Begun begin(String user) {
    return begin((id, now) -> new Session(id, user, user, null, null, now, now, now.plus(longest)));
  }

  /** Begins one of somebody for whom the provider vouches. */
  Begun begin(OidcLogin.Person who) {
    return begin(
        (id, now) ->
            new Session(
                id,
                who.subject(),
                who.label(),
                who.issuer(),
                who.scope(),
                now,
                now,
                now.plus(longest)));
  }

  private Begun begin(BiFunction<String, Instant, Session> made) {
    Instant now = now();
    users.endIdle(now.minus(idle), now);
    String token = Secrets.made();
    Session session = made.apply(Secrets.fingerprint(token), now);
    users.begin(session);
    return new Begun(token, session);
  }

  /** Ends all of a user of ours, and begins one anew. */
  Begun beginAlone(String user) {
    users.endAll(user);
    return begin(user);
  }

  /**
   * Who sends this cookie.
   *
   * @param header what came with it as {@link #HEADER}; null: nothing
   * @throws LrsException {@code UNAUTHENTICATED} if the session has ended; {@code FORBIDDEN} for a
   *     change that another site may have caused
   */
  Caller caller(String token, String method, @Nullable String header) {
    Session session = require(token);
    if (header == null && !Access.READS.contains(method)) {
      throw new LrsException(
          ProblemCode.FORBIDDEN, "A change by a session needs the header " + HEADER + ".");
    }
    Scope scope = session.scope();
    if (scope == null) {
      scope = users.find(session.user()).orElseThrow(Sessions::ended).scope();
    }
    note(session);
    String kind = session.issuer() == null ? Caller.USER : Caller.OIDC;
    return new Caller(
        kind + session.user(), session.label(), session.issuer(), Set.of(scope), null);
  }

  /** Ends the session of a cookie, if there is one. */
  void end(String token) {
    users.end(Secrets.fingerprint(token));
  }

  /** The session of a cookie. */
  Session require(String token) {
    Instant now = now();
    return users
        .session(Secrets.fingerprint(token))
        .filter(one -> now.isBefore(one.endsAt()) && isNear(one.seenAt(), now, idle))
        .filter(one -> one.issuer() == null || one.issuer().equals(issuer))
        .orElseThrow(Sessions::ended);
  }

  private void note(Session session) {
    Instant now = now();
    if (!isNear(session.seenAt(), now, NOTED)) {
      later.execute(() -> write(session.id(), now));
    }
  }

  private static boolean isNear(Instant one, Instant other, Duration most) {
    return Duration.between(one, other).abs().compareTo(most) < 0;
  }

  /** Whether it could be written or not, the session is good. */
  private void write(String id, Instant at) {
    try {
      users.seen(id, at);
    } catch (LrsException e) {
      log.warn("Could not note that a session was used: {}", e.getMessage());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static LrsException ended() {
    return Callers.unauthenticated("You were logged out. Log in again.");
  }

  /**
   * A session that has just begun.
   *
   * @param token what the cookie says; kept nowhere
   */
  record Begun(String token, Session session) {
    @Override
    public String toString() {
      return "Begun[" + session.user() + "]";
    }
  }
}
