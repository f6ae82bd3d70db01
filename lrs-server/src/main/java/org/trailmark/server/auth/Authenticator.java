package org.trailmark.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.CredentialStore.Credential;

/**
 * Tells whose request it is by its {@code Authorization} header (Basic, RFC 7617). Checking a
 * secret is slow on purpose, so a header that was found good is remembered: not itself, but keyed
 * with a key that dies with the process.
 */
public final class Authenticator {
  private static final String MAC = "HmacSHA256";
  private static final int MAX_REMEMBERED = 10_000;

  /** Another node may have changed the credential meanwhile, and tells nobody. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private final CredentialStore credentials;
  private final SecretKeySpec processKey =
      new SecretKeySpec(Secrets.random(32).getBytes(StandardCharsets.US_ASCII), MAC);

  /** To look one up and to key it costs more than to use it, which every request does. */
  private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(() -> mac(processKey));

  private final Object verifying = new Object();
  private final LongSupplier nanoTime;
  private volatile Map<String, Verified> verified = new ConcurrentHashMap<>();

  public Authenticator(CredentialStore credentials) {
    this(credentials, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  Authenticator(CredentialStore credentials, LongSupplier nanoTime) {
    this.credentials = credentials;
    this.nanoTime = nanoTime;
  }

  /**
   * Who sent this header.
   *
   * @param authorization null: no header
   * @throws LrsException {@code UNAUTHENTICATED} if nobody that is known
   */
  public Caller authenticate(@Nullable String authorization) {
    if (authorization == null) {
      throw unauthenticated("This needs a key and a secret, as Basic authentication.");
    }
    // Taken before the store is read: what forget() throws away is never filled again.
    Map<String, Verified> remembered = verified;
    String fingerprint = fingerprint(authorization);
    Verified known = remembered.get(fingerprint);
    if (known != null && isFresh(known)) {
      return known.caller;
    }
    return verifyAlone(authorization, fingerprint, remembered);
  }

  /** One at a time: each check takes 19 MiB, and after a start everybody comes at once. */
  private Caller verifyAlone(
      String authorization, String fingerprint, Map<String, Verified> remembered) {
    synchronized (verifying) {
      Verified known = remembered.get(fingerprint);
      if (known != null && isFresh(known)) {
        return known.caller;
      }
      remembered.remove(fingerprint);
      Caller caller = verify(authorization);
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(fingerprint, new Verified(caller, nanoTime.getAsLong()));
      return caller;
    }
  }

  private boolean isFresh(Verified known) {
    return nanoTime.getAsLong() - known.atNanos < MEMORY.toNanos();
  }

  /** Forgets who was found good; called after every change of a credential. */
  void forget() {
    verified = new ConcurrentHashMap<>();
  }

  private Caller verify(String authorization) {
    KeyAndSecret given = decode(authorization);
    Optional<Credential> credential = credentials.find(given.key);
    if (credential.isEmpty()) {
      Secrets.matchNobody(given.secret);
    } else if (Secrets.matches(given.secret, credential.get().secretHash())) {
      Credential found = credential.get();
      return new Caller(found.key(), found.label(), found.scopes());
    }
    throw unauthenticated("The key or the secret is wrong.");
  }

  private static KeyAndSecret decode(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      throw unauthenticated("Only Basic authentication is known here.");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new KeyAndSecret(text.substring(0, colon), text.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      throw unauthenticated("The Authorization header is not Base64.");
    }
    throw unauthenticated("The Authorization header holds no key and secret.");
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

  private static LrsException unauthenticated(String message) {
    return new LrsException(ProblemCode.UNAUTHENTICATED, message);
  }

  private record Verified(Caller caller, long atNanos) {}

  private record KeyAndSecret(String key, String secret) {}
}
