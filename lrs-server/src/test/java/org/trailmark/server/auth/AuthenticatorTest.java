package org.trailmark.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.Scope;

class AuthenticatorTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  private final Stored store = new Stored();
  private final AtomicLong nanos = new AtomicLong(-5); // as System.nanoTime may begin
  private final FailedAttempts failed = new FailedAttempts(nanos::get);
  private final Authenticator authenticator =
      new Authenticator(
          store, failed, () -> BEGIN.plusNanos(nanos.get() + 5), Runnable::run, nanos::get);

  @Test
  void credential_isLookedUpOnce_andAgainAfterAMinute() {
    String header = store.add("lms");

    assertThat(authenticator.authenticate(header, HERE).getName()).isEqualTo("lms");
    authenticator.authenticate(header, HERE);
    assertThat(store.finds).isEqualTo(1);

    pass(Duration.ofMinutes(1));
    authenticator.authenticate(header, HERE);
    authenticator.authenticate(header, HERE);
    assertThat(store.finds).isEqualTo(2);
  }

  @Test
  void credentialThatAnotherNodeRemoved_isRefusedAfterAMinute() {
    String header = store.add("lms");
    authenticator.authenticate(header, HERE);
    store.remove("lms");
    pass(Duration.ofSeconds(59));
    assertThat(authenticator.authenticate(header, HERE).getName()).isEqualTo("lms");

    pass(Duration.ofSeconds(1));

    for (int i = 0; i < 2; i++) {
      assertRefused(header, "wrong");
    }
  }

  @Test
  void credentialThatThisNodeRemoved_isRefusedAtOnce() {
    String header = store.add("lms");
    authenticator.authenticate(header, HERE);
    store.remove("lms");

    authenticator.forget();

    assertRefused(header, "wrong");
  }

  @Test
  void credential_isRefusedOnceItsTimeIsOver_thoughItIsRemembered() {
    String header = store.add("lms");
    store.change("lms", before -> with(before, BEGIN.plusSeconds(30), false));
    assertThat(authenticator.authenticate(header, HERE).getName()).isEqualTo("lms");

    pass(Duration.ofSeconds(30));

    assertRefused(header, "has expired");
  }

  @Test
  void disabledCredential_isRefused_andSaysSoOnlyToWhoKnowsTheSecret() {
    String header = store.add("lms");
    store.change("lms", before -> with(before, null, true));

    assertRefused(header, "is disabled");
    assertRefused(header("lms", "guessed"), "wrong");
  }

  @Test
  void rotatedSecret_holdsBesideTheNewOne_untilTheOverlapEnds() {
    String older = store.add("lms");
    String secret = Secrets.made();
    store.change(
        "lms", before -> before.rotated(Secrets.hashOfMade(secret), BEGIN.plusSeconds(30)));
    assertThat(authenticator.authenticate(older, HERE).getName()).isEqualTo("lms");

    pass(Duration.ofSeconds(30));

    assertRefused(older, "wrong");
    assertThat(authenticator.authenticate(header("lms", secret), HERE).getName()).isEqualTo("lms");
  }

  @Test
  void use_isNotedOnceInFiveMinutes() {
    String header = store.add("lms");
    for (int minute = 0; minute < 7; minute++) {
      authenticator.authenticate(header, HERE);
      pass(Duration.ofMinutes(1));
    }

    assertThat(store.uses).containsExactly(BEGIN, BEGIN.plusSeconds(360));
  }

  @Test
  void guessing_hasToWait_andTheGoodKeyOfAnotherAddressHasNot() {
    String good = store.add("lms");
    for (int i = 0; i < 9; i++) {
      failed.failed("lms", HERE);
    }
    assertRefused(header("lms", "one more guess"), "wrong");

    assertThatThrownBy(() -> authenticator.authenticate(good, HERE))
        .isInstanceOfSatisfying(
            LrsException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
              assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
            });
    assertThat(authenticator.authenticate(good, ELSEWHERE).getName()).isEqualTo("lms");
    pass(Duration.ofSeconds(1));
    assertThat(authenticator.authenticate(good, HERE).getName()).isEqualTo("lms");
  }

  private void assertRefused(String header, String because) {
    assertThatThrownBy(() -> authenticator.authenticate(header, HERE))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining(because);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Credential with(Credential before, @Nullable Instant expiresAt, boolean disabled) {
    return new Credential(
        before.key(),
        before.secretHash(),
        before.older(),
        before.label(),
        before.scopes(),
        before.boundary(),
        before.createdAt(),
        expiresAt,
        disabled,
        before.lastUsedAt());
  }

  private static String header(String key, String secret) {
    byte[] both = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Credentials in memory, and how often one was asked for. */
  private static final class Stored implements CredentialStore {
    private final Map<String, Credential> credentials = new HashMap<>();
    private final List<Instant> uses = new ArrayList<>();
    private int finds;

    /** Adds one; gives the header that it is used with. */
    String add(String key) {
      String secret = Secrets.made();
      save(Credential.of(key, Secrets.hashOfMade(secret), "a test's", Set.of(Scope.ADMIN), BEGIN));
      return header(key, secret);
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
    public Optional<Credential> change(String key, UnaryOperator<Credential> change) {
      return Optional.ofNullable(credentials.computeIfPresent(key, (k, old) -> change.apply(old)));
    }

    @Override
    public boolean remove(String key) {
      return credentials.remove(key) != null;
    }

    @Override
    public void used(String key, Instant at) {
      uses.add(at);
      credentials.computeIfPresent(
          key,
          (k, old) ->
              new Credential(
                  key,
                  old.secretHash(),
                  old.older(),
                  old.label(),
                  old.scopes(),
                  old.boundary(),
                  old.createdAt(),
                  old.expiresAt(),
                  old.disabled(),
                  at));
    }
  }
}
