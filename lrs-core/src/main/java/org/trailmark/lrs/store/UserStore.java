package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the console, and who is logged in. Passwords and what identifies a session are
 * kept as hashes that the caller makes and checks. Times are UTC, to the millisecond.
 */
public interface UserStore {

  /** The user with this name. */
  Optional<User> find(String name);

  /** Users in the order of their names, after {@code afterName} ("" for the beginning). */
  List<User> list(String afterName, int max);

  /** Adds a user, or replaces the one of the same name. */
  void save(User user);

  /** Removes a user and her sessions; whether there was one. */
  boolean remove(String name);

  /** Adds a session. */
  void begin(Session session);

  /** The session with this id. */
  Optional<Session> session(String id);

  /** Sessions in the order of their ids, after {@code afterId} ("" for the beginning). */
  List<Session> sessions(String afterId, int max);

  /** Notes that a session was used. */
  void seen(String id, Instant at);

  /** Ends a session; whether there was one. */
  boolean end(String id);

  /** Ends all sessions of a user; not those of whom a provider vouches for by the same name. */
  void endAll(String name);

  /** Ends sessions that were last used before {@code seen}, or whose time was over then. */
  void endIdle(Instant seen, Instant now);

  /**
   * Somebody who may log in.
   *
   * @param name what she logs in with
   * @param passwordHash in a form that says how it was made
   * @param scope what she may do: {@link Scope#ADMIN} or {@link Scope#ADMIN_READ}
   */
  record User(String name, String passwordHash, Scope scope, Instant createdAt) {
    public User {
      requireNonNull(name, "name");
      requireNonNull(passwordHash, "passwordHash");
      requireNonNull(scope, "scope");
      requireNonNull(createdAt, "createdAt");
      if (name.isBlank()) {
        throw new IllegalArgumentException("a user has a name");
      }
    }
  }

  /**
   * Somebody who is logged in.
   *
   * @param id a hash of what her browser sends
   * @param user her name; with an issuer, her subject there
   * @param label what people call her
   * @param issuer the provider that vouches for her; null: she is a user of this store
   * @param scope what she may do; null: what the user of this name may do at the time
   * @param seenAt about when it was last used
   * @param endsAt when it ends at the latest
   */
  record Session(
      String id,
      String user,
      String label,
      @Nullable String issuer,
      @Nullable Scope scope,
      Instant createdAt,
      Instant seenAt,
      Instant endsAt) {

    public Session {
      requireNonNull(id, "id");
      requireNonNull(user, "user");
      requireNonNull(label, "label");
      requireNonNull(createdAt, "createdAt");
      requireNonNull(seenAt, "seenAt");
      requireNonNull(endsAt, "endsAt");
    }
  }
}
