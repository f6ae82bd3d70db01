package org.trailmark.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.CredentialStore;

class AuthenticatorTest {
  private final Stored store = new Stored();
  private final AtomicLong nanos = new AtomicLong(-5); // as System.nanoTime may begin
  private final Authenticator authenticator = new Authenticator(store, nanos::get);

  @Test
  void credential_isLookedUpOnce_andAgainAfterAMinute() {
    String header = store.add("lms");

    assertThat(authenticator.authenticate(header).getName()).isEqualTo("lms");
    authenticator.authenticate(header);
    assertThat(store.finds).isEqualTo(1);

    pass(Duration.ofMinutes(1));
    authenticator.authenticate(header);
    authenticator.authenticate(header);
    assertThat(store.finds).isEqualTo(2);
  }

  @Test
  void credentialThatAnotherNodeRemoved_isRefusedAfterAMinute() {
    String header = store.add("lms");
    authenticator.authenticate(header);
    store.remove("lms");
    pass(Duration.ofSeconds(59));
    assertThat(authenticator.authenticate(header).getName()).isEqualTo("lms");

    pass(Duration.ofSeconds(1));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> authenticator.authenticate(header))
          .isInstanceOf(LrsException.class)
          .hasMessageContaining("wrong");
    }
  }

  @Test
  void credentialThatThisNodeRemoved_isRefusedAtOnce() {
    String header = store.add("lms");
    authenticator.authenticate(header);
    store.remove("lms");

    authenticator.forget();

    assertThatThrownBy(() -> authenticator.authenticate(header)).isInstanceOf(LrsException.class);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Credentials in memory, and how often one was asked for. */
  private static final class Stored implements CredentialStore {
    private final Map<String, Credential> credentials = new HashMap<>();
    private int finds;

    /** Adds one; gives the header that it is used with. */
    String add(String key) {
      String secret = Secrets.made();
      save(
          new Credential(
              key,
              Secrets.hashOfMade(secret),
              "a test's",
              Set.of(Scope.ADMIN),
              Instant.parse("2026-03-01T08:00:00Z")));
      byte[] both = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public Optional<Credential> find(String key) {
      finds++;
      return Optional.ofNullable(credentials.get(key));
    }

    @Override
    public List<Credential> list(String afterKey, int max) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(Credential credential) {
      credentials.put(credential.key(), credential);
    }

    @Override
    public boolean remove(String key) {
      return credentials.remove(key) != null;
    }
  }
}
