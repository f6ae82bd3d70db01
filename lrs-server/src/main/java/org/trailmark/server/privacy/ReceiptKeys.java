package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.SigningKeys;

/**
 * What receipts are signed with: Ed25519 key pairs in the database, numbered from 1, the same for
 * every node. The newest one signs; of those before it only the public halves are kept, so that
 * their receipts can be verified for ever and no more can be made. Read anew each time, so that a
 * key that another node made holds here at once. Safe on any thread.
 */
public final class ReceiptKeys {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** Behind it comes the public half. */
  private static final int PRIVATE_BYTES = 48;

  private final SigningKeys keys;

  private ReceiptKeys(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * The keys of the database; one is made where there is none.
   *
   * @param former the file that held the key before the database did. Where there is no key yet, it
   *     is taken over; either way the file goes. Need not exist
   * @throws LrsException {@code INVALID_CONFIGURATION} if that file is no key, or cannot be read or
   *     removed
   */
  public static ReceiptKeys in(SigningKeys keys, Path former) {
    try {
      if (keys.find(name(1)).isEmpty()) {
        keys.addIfMissing(name(1), Files.exists(former) ? read(former) : made());
      }
      Files.deleteIfExists(former);
      return new ReceiptKeys(keys);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(former, e.toString(), e);
    }
  }

  private static String name(int number) {
    return "receipts/" + number;
  }

  /** The private key (PKCS #8) and the public one (X.509), one behind the other. */
  private static byte[] made() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PublicKeyJson.ALGORITHM).generateKeyPair();
      return joined(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + PublicKeyJson.ALGORITHM, e);
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, US_ASCII);
    if (lines.size() != 2) {
      throw unusable(file, "it has " + lines.size() + " lines and not 2", null);
    }
    byte[] pair =
        joined(Base64.getDecoder().decode(lines.get(0)), Base64.getDecoder().decode(lines.get(1)));
    if (pair.length != PRIVATE_BYTES + PublicKeyJson.X509_BYTES) {
      throw unusable(file, "it holds no pair of " + PublicKeyJson.ALGORITHM, null);
    }
    return pair;
  }

  private static LrsException unusable(Path file, String why, @Nullable Exception cause) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "The key of receipts in " + file + " cannot be used: " + why + ".",
        cause);
  }

  /** The public keys, newest first. */
  List<PublicKeyJson> all() {
    List<PublicKeyJson> all = new ArrayList<>();
    for (byte[] key : stored()) {
      all.add(0, publicHalf(key));
    }
    return all;
  }

  private static PublicKeyJson publicHalf(byte[] key) {
    return PublicKeyJson.ofX509(
        Arrays.copyOfRange(key, key.length - PublicKeyJson.X509_BYTES, key.length));
  }

  /** In the order of their numbers. */
  private List<byte[]> stored() {
    List<byte[]> stored = new ArrayList<>();
    Optional<byte[]> key = keys.find(name(1));
    while (key.isPresent()) {
      stored.add(key.get());
      key = keys.find(name(stored.size() + 1));
    }
    return stored;
  }

  /** Makes another key, which signs from now on, and forgets the private halves of all others. */
  PublicKeyJson renew() {
    List<byte[]> before = stored();
    byte[] newest = keys.addIfMissing(name(before.size() + 1), made());
    for (int i = 0; i < before.size(); i++) {
      byte[] key = before.get(i);
      keys.replace(
          name(i + 1), Arrays.copyOfRange(key, key.length - PublicKeyJson.X509_BYTES, key.length));
    }
    return publicHalf(newest);
  }

  /** A JSON Web Signature over a payload, in its compact form (RFC 7515, RFC 8037). */
  String sign(String payload) {
    List<byte[]> stored = stored();
    byte[] newest = stored.get(stored.size() - 1);
    String head =
        "{\"alg\":\"EdDSA\",\"typ\":\"JOSE\",\"kid\":\"" + publicHalf(newest).kid() + "\"}";
    String signed =
        URL.encodeToString(head.getBytes(UTF_8))
            + "."
            + URL.encodeToString(payload.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance(PublicKeyJson.ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(PublicKeyJson.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(newest, PRIVATE_BYTES))));
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of receipts cannot sign", e);
    }
  }
}
