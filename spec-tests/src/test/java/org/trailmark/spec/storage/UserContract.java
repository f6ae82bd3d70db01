package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore.Session;
import org.trailmark.lrs.store.UserStore.User;

/** Users are kept by their names, and their sessions with them. */
interface UserContract extends ReopenableStorage {

  @Test
  default void users_saved_areFoundAndListedByName() {
    User bob = user("bob", Scope.ADMIN_READ);
    User ann = user("Ann", Scope.ADMIN);
    storage().users().save(bob);
    storage().users().save(user("Ann", Scope.ADMIN_READ));
    storage().users().save(ann);

    reopen();

    assertThat(storage().users().find("Ann")).contains(ann);
    assertThat(storage().users().find("ann")).isEmpty();
    assertThat(storage().users().list("", 10)).containsExactly(ann, bob);
    assertThat(storage().users().list("Ann", 1)).containsExactly(bob);
  }

  @Test
  default void userRemoved_takesHerSessionsAlong() {
    storage().users().save(user("ann", Scope.ADMIN));
    storage().users().begin(session("a", "ann", 0));
    storage().users().begin(session("b", "bob", 0));

    assertThat(storage().users().remove("ann")).isTrue();
    assertThat(storage().users().remove("ann")).isFalse();

    assertThat(storage().users().session("a")).isEmpty();
    assertThat(storage().users().session("b")).contains(session("b", "bob", 0));
  }

  @Test
  default void sessions_areSeenAndEnd() {
    storage().users().begin(session("a", "ann", 0));
    storage().users().begin(session("b", "ann", 10));
    storage().users().begin(session("c", "bob", 0));
    Instant later = clock().instant().plusSeconds(20);
    storage().users().seen("c", later);

    storage().users().endIdle(clock().instant().plusSeconds(1), later);

    assertThat(storage().users().sessions("", 10))
        .extracting(Session::id)
        .containsExactly("b", "c");
    assertThat(storage().users().sessions("b", 10))
        .extracting(Session::seenAt)
        .containsExactly(later);
    assertThat(storage().users().end("c")).isTrue();
    assertThat(storage().users().end("c")).isFalse();
    storage().users().endAll("ann");
    assertThat(storage().users().sessions("", 10)).isEmpty();
  }

  @Test
  default void sessionOfAProvider_isKeptWhole_andIsNotThatOfAUserOfTheSameName() {
    Instant now = clock().instant();
    Session vouched =
        new Session(
            "v",
            "ann",
            "Ann of the faculty",
            "https://login.example.org/",
            Scope.ADMIN_READ,
            now,
            now,
            now.plusSeconds(3600));
    storage().users().begin(vouched);
    storage().users().save(user("ann", Scope.ADMIN));

    storage().users().endAll("ann");
    storage().users().remove("ann");

    assertThat(storage().users().session("v")).contains(vouched);
  }

  private User user(String name, Scope scope) {
    return new User(name, "a hash", scope, clock().instant());
  }

  private Session session(String id, String user, long seen) {
    Instant now = clock().instant();
    return new Session(
        id,
        user,
        user,
        null,
        id.equals("b") ? Scope.ADMIN : null,
        now,
        now.plusSeconds(seen),
        now.plusSeconds(3600));
  }
}
