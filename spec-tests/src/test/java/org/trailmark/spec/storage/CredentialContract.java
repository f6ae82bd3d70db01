package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.CredentialStore.Credential;
import org.trailmark.lrs.store.CredentialStore.Scope;

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

  private Credential credential(String key, String hash, Scope... scopes) {
    return new Credential(key, hash, "a label", Set.of(scopes), clock().instant());
  }
}
