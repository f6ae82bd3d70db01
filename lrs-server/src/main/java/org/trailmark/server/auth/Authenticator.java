package org.trailmark.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.CredentialStore;

/**
 * Tells which credential a request came with, by its {@code Authorization} header (Basic, RFC
 * 7617). Checking a secret is slow on purpose, so a header that was found good is remembered: not
 * itself, but keyed with a key that dies with the process.
 */
public final class Authenticator {
  private static final Logger log = LoggerFactory.getLogger(Authenticator.class);
  private static final String MAC = "HmacSHA256";
  private static final int MAX_REMEMBERED = 10_000;

  /** Another node may have changed the credential meanwhile, and tells nobody. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  /** A use is written down so rarely that it costs nothing. */
  private static final Duration NOTED = Duration.ofMinutes(5);

  private final CredentialStore credentials;
  private final FailedAttempts failed;
  private final InstantSource clock;
  private final Executor later;
  private final SecretKeySpec processKey =
      new SecretKeySpec(Secrets.random(32).getBytes(StandardCharsets.US_ASCII), MAC);

  /** To look one up and to key it costs more than to use it, which every request does. */
  private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(() -> mac(processKey));

  private final Object verifying = new Object();
  private final LongSupplier nanoTime;
  private volatile Map<String, Verified> verified = new ConcurrentHashMap<>();

  /**
   * @param failed who guesses too much
   * @param later where it is written down that a credential was used
   */
  public Authenticator(
      CredentialStore credentials, FailedAttempts failed, InstantSource clock, Executor later) {
    this(credentials, failed, clock, later, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  Authenticator(
      CredentialStore credentials,
      FailedAttempts failed,
      InstantSource clock,
      Executor later,
      LongSupplier nanoTime) {
    this.credentials = credentials;
    this.failed = failed;
    this.clock = clock;
    this.later = later;
    this.nanoTime = nanoTime;
  }

  /**
   * Whose credential this header has.
   *
   * @param address of the client
   * @throws LrsException {@code UNAUTHENTICATED} if nobody's that is known; {@code
   *     TOO_MANY_REQUESTS} if too many failed before
   */
  Caller authenticate(String authorization, String address) {
    // Taken before the store is read: what forget() throws away is never filled again.
    Map<String, Verified> remembered = verified;
    String fingerprint = fingerprint(authorization);
    Verified known = remembered.get(fingerprint);
    if (known != null && isFresh(known)) {
      return known.caller;
    }
    KeyAndSecret given = decode(authorization);
    if (known == null) { // who was good a while ago does not pay for others at her address
      failed.require(given.key, address);
    }
    return verifyAlone(given, address, fingerprint, remembered);
  }

  /** One at a time: each check takes 19 MiB, and after a start everybody comes at once. */
  private Caller verifyAlone(
      KeyAndSecret given, String address, String fingerprint, Map<String, Verified> remembered) {
    synchronized (verifying) {
      Verified known = remembered.get(fingerprint);
      if (known != null && isFresh(known)) {
        return known.caller;
      }
      remembered.remove(fingerprint);
      Credential found = verify(given, address);
      failed.succeeded(given.key, address);
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      Caller caller =
          new Caller(found.key(), found.label(), null, found.scopes(), found.boundary());
      remembered.put(fingerprint, new Verified(caller, nanoTime.getAsLong(), goodUntil(found)));
      note(found);
      return caller;
    }
  }

  private boolean isFresh(Verified known) {
    return nanoTime.getAsLong() - known.atNanos < MEMORY.toNanos()
        && clock.instant().isBefore(known.until);
  }

  /** Forgets who was found good; called after every change of a credential. */
  void forget() {
    verified = new ConcurrentHashMap<>();
  }

  private Credential verify(KeyAndSecret given, String address) {
    Optional<Credential> credential = credentials.find(given.key);
    if (credential.isEmpty()) {
      Secrets.matchNobody(given.secret);
    } else if (holds(credential.get(), given.secret)) {
      Credential found = credential.get();
      if (found.isGood(clock.instant())) {
        return found;
      }
      // Only who knows the secret hears this.
      throw Callers.unauthenticated(
          "This credential " + (found.disabled() ? "is disabled." : "has expired."));
    }
    failed.failed(given.key, address);
    throw Callers.unauthenticated("The key or the secret is wrong.");
  }

  private boolean holds(Credential credential, String secret) {
    Credential.OlderSecret older = credential.older();
    return (older != null
            && clock.instant().isBefore(older.until())
            && Secrets.isMade(older.hash())
            && Secrets.matchesMade(secret, older.hash()))
        || Secrets.matches(secret, credential.secretHash());
  }

  private static Instant goodUntil(Credential found) {
    Instant until = found.expiresAt() == null ? Instant.MAX : found.expiresAt();
    Credential.OlderSecret older = found.older();
    return older != null && older.until().isBefore(until) ? older.until() : until;
  }

  private void note(Credential used) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant before = used.lastUsedAt();
    // Also where that lies ahead: the clock was set back, and the credential is in use now.
    if (before == null || Duration.between(before, now).abs().compareTo(NOTED) > 0) {
      later.execute(() -> write(used.key(), now));
    }
  }

  /** Whether it could be written or not, the credential is good. */
  private void write(String key, Instant at) {
    try {
      credentials.used(key, at);
    } catch (LrsException e) {
      log.warn("Could not note that {} was used: {}", key, e.getMessage());
    }
  }

  private static KeyAndSecret decode(String authorization) {
    try {
      byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new KeyAndSecret(text.substring(0, colon), text.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      throw Callers.unauthenticated("The Authorization header is not Base64.");
    }
    throw Callers.unauthenticated("The Authorization header holds no key and secret.");
  }

  private String fingerprint(String authorization) {
    byte[] digest = mac.get().doFinal(authorization.getBytes(StandardCharsets.UTF_8));
    return new String(digest, StandardCharsets.ISO_8859_1);
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  /**
   * @param until when it ceases to be good, whatever is remembered
   */
  private record Verified(Caller caller, long atNanos, Instant until) {}

  private record KeyAndSecret(String key, String secret) {}
}
