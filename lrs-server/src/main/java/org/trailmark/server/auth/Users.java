package org.trailmark.server.auth;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore;
import org.trailmark.lrs.store.UserStore.User;
import org.trailmark.server.wish.WishReader;

/** Who may log in to the console, by a name and a password. */
public final class Users {
  /** Roles by their names. */
  static final Map<String, Scope> ROLES = Map.of("admin", Scope.ADMIN, "viewer", Scope.ADMIN_READ);

  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final String UNCHANGED = "The password is as before.";

  private final UserStore store;
  private final FailedAttempts failed;
  private final InstantSource clock;
  private final Object verifying = new Object();

  /**
   * @param failed who guesses too much
   */
  public Users(UserStore store, FailedAttempts failed, InstantSource clock) {
    this.store = store;
    this.failed = failed;
    this.clock = clock;
  }

  /**
   * The user with this name and password.
   *
   * @param address of the client
   * @throws LrsException {@code UNAUTHENTICATED}; {@code TOO_MANY_REQUESTS}
   */
  User require(String name, String password, String address) {
    String counted = Caller.USER + name;
    failed.require(counted, address);
    Optional<User> user = store.find(name);
    boolean good;
    synchronized (verifying) { // each check takes 19 MiB
      if (user.isPresent()) {
        good = Secrets.matches(password, user.get().passwordHash());
      } else {
        Secrets.matchNobody(password);
        good = false;
      }
    }
    if (!good) {
      failed.failed(counted, address);
      throw Callers.unauthenticated("The name or the password is wrong.");
    }
    failed.succeeded(counted, address);
    return user.orElseThrow();
  }

  /**
   * Adds a user.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}; {@code CONFLICT}
   */
  User add(byte[] wish) {
    WishReader sent = WishReader.of(wish, "name", "password", "role");
    String name = sent.text("name", 100, "");
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*")) {
      sent.fault("/name", "is of letters, digits and . _ @ + -, beginning with one of the first");
    }
    String password = password(sent, "password");
    Scope role = role(sent);
    if (password == null) {
      sent.fault("/password", "is missing");
    }
    if (role == null) {
      sent.fault("/role", "is missing: admin or viewer");
    }
    sent.requireNoFaults("The user has faults; none was added.");
    if (store.find(name).isPresent()) {
      throw new LrsException(ProblemCode.CONFLICT, "There is a user \"" + name + "\" already.");
    }
    User user =
        new User(
            name,
            Secrets.hashOfChosen(String.valueOf(password)),
            role == null ? Scope.ADMIN_READ : role,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.save(user);
    return user;
  }

  /**
   * Gives a user another password or another role, and ends her sessions.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}; {@code NOT_FOUND}
   */
  User change(String name, byte[] wish) {
    WishReader sent = WishReader.of(wish, "password", "role");
    String password = password(sent, "password");
    Scope role = role(sent);
    sent.requireNoFaults("The change has faults; the user is as before.");
    User before = store.find(name).orElseThrow(() -> unknown(name));
    User after =
        new User(
            name,
            password == null ? before.passwordHash() : Secrets.hashOfChosen(password),
            role == null ? before.scope() : role,
            before.createdAt());
    store.save(after);
    store.endAll(name);
    return after;
  }

  /**
   * Gives a user another password of her own choice.
   *
   * @param wish her password, and the new one
   * @param address of the client
   * @throws LrsException {@code INVALID_DOCUMENT}, also where her password is another; {@code
   *     TOO_MANY_REQUESTS}
   */
  void changePassword(String name, byte[] wish, String address) {
    WishReader sent = WishReader.of(wish, "password", "newPassword");
    String old = sent.member("password").asString("");
    String chosen = password(sent, "newPassword");
    if (chosen == null) {
      sent.fault("/newPassword", "is missing");
    } else if (chosen.equals(old)) {
      sent.fault("/newPassword", "is the one that you have");
    } else if (chosen.equalsIgnoreCase(name)) {
      sent.fault("/newPassword", "is your name, which others try first");
    }
    sent.requireNoFaults(UNCHANGED);
    User before;
    try {
      before = require(name, old, address);
    } catch (LrsException e) {
      if (e.code() == ProblemCode.UNAUTHENTICATED) { // but she is logged in
        sent.fault("/password", "is not the one that you have");
        sent.requireNoFaults(UNCHANGED);
      }
      throw e;
    }
    store.save(
        new User(
            name,
            Secrets.hashOfChosen(String.valueOf(chosen)),
            before.scope(),
            before.createdAt()));
  }

  /**
   * Removes a user and ends her sessions.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  void remove(String name) {
    if (!store.remove(name)) {
      throw unknown(name);
    }
  }

  static String role(Scope scope) {
    return scope.equals(Scope.ADMIN) ? "admin" : "viewer";
  }

  private static @Nullable String password(WishReader sent, String member) {
    if (sent.member(member).isMissingNode()) {
      return null;
    }
    String password = sent.member(member).asString("");
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      sent.fault(
          "/" + member,
          "has "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD
              + " characters of any kind, and yours "
              + password.length()
              + "; a few words that do not belong together are easy to keep in mind");
    }
    return password;
  }

  private static @Nullable Scope role(WishReader sent) {
    if (sent.member("role").isMissingNode()) {
      return null;
    }
    Scope role = ROLES.get(sent.member("role").asString(""));
    if (role == null) {
      sent.fault("/role", "is admin or viewer; found " + sent.member("role"));
    }
    return role;
  }

  private static LrsException unknown(String name) {
    return new LrsException(ProblemCode.NOT_FOUND, "There is no user \"" + name + "\".");
  }
}
