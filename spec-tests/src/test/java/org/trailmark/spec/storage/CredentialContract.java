package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.Scope;

/** Credentials are kept by their key. */
interface CredentialContract extends ReopenableStorage {

  @Test
  default void credentials_saved_areFoundAndListedByKey() {
    Credential a = credential("a", "one", Scope.ADMIN, Scope.STATEMENTS_READ);
    Credential b = credential("b", "two", Scope.STATEMENTS_WRITE);
    storage().credentials().save(b);
    storage().credentials().save(a);

    reopen();

    assertThat(storage().credentials().find("a")).contains(a);
    assertThat(storage().credentials().list("", 10)).containsExactly(a, b);
    assertThat(storage().credentials().list("a", 10)).containsExactly(b);
    assertThat(storage().credentials().list("", 1)).containsExactly(a);
  }

  @Test
  default void credentials_savedAgain_areReplaced() {
    storage().credentials().save(credential("a", "one", Scope.ADMIN));
    Credential other = credential("a", "two", Scope.STATEMENTS_READ);

    storage().credentials().save(other);

    assertThat(storage().credentials().list("", 10)).containsExactly(other);
  }

  @Test
  default void credentials_removed_areGone() {
    storage().credentials().save(credential("a", "one", Scope.ADMIN));

    assertThat(storage().credentials().remove("a")).isTrue();
    assertThat(storage().credentials().remove("a")).isFalse();
    assertThat(storage().credentials().find("a")).isEmpty();
  }

  @Test
  default void credentials_withEverything_areKept() {
    Credential whole =
        new Credential(
            "a",
            "two",
            new Credential.OlderSecret("one", Instant.parse("2026-04-01T00:00:00.001Z")),
            "a label",
            Set.of(Scope.STATE, Scope.plugin("journey")),
            new Boundary(
                Set.of("https://example.org/a/", "https://example.org/b"),
                Set.of("mbox:mailto:ann@example.org")),
            clock().instant(),
            Instant.parse("2026-05-01T00:00:00.002Z"),
            true,
            null);
    storage().credentials().save(whole);

    reopen();

    assertThat(storage().credentials().find("a")).contains(whole);
  }

  @Test
  default void credentials_changed_keepTheirKeyAndTheirUse() {
    Instant used = clock().instant().plusSeconds(5);
    storage().credentials().save(credential("a", "one", Scope.ADMIN));
    storage().credentials().used("a", used);
    storage().credentials().used("a", used.minusSeconds(1));
    storage().credentials().used("b", used);

    assertThat(storage().credentials().change("a", before -> before.rotated("two", used)))
        .get()
        .extracting(Credential::secretHash)
        .isEqualTo("two");
    assertThat(storage().credentials().change("b", before -> before)).isEmpty();

    Credential now = storage().credentials().find("a").orElseThrow();
    assertThat(now.older()).isEqualTo(new Credential.OlderSecret("one", used));
    assertThat(now.lastUsedAt()).isEqualTo(used);
  }

  private Credential credential(String key, String hash, Scope... scopes) {
    return Credential.of(key, hash, "a label", Set.of(scopes), clock().instant());
  }
}
