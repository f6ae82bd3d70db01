package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What receipts are signed with: an Ed25519 key pair in a file that only the server's user may
 * read, its private key (PKCS #8) and its public one (X.509) in a line of Base64 each. Safe on any
 * thread.
 */
public final class ReceiptKey {
  private static final String ALGORITHM = "Ed25519";
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** What X.509 writes in front of the 32 bytes of the key itself. */
  private static final int X509_HEAD = 12;

  private final PrivateKey key;
  private final byte[] publicKey;

  private ReceiptKey(PrivateKey key, byte[] publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /**
   * Reads the key, or makes it where there is none.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the file is no key, or cannot be read or
   *     written
   */
  public static ReceiptKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent()); // on PostgreSQL nobody made it
        make(file);
      }
      List<String> lines = Files.readAllLines(file, US_ASCII);
      if (lines.size() != 2) {
        throw unusable(file, "it has " + lines.size() + " lines and not 2", null);
      }
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
      byte[] x509 = Base64.getDecoder().decode(lines.get(1));
      return new ReceiptKey(key, Arrays.copyOfRange(x509, X509_HEAD, x509.length));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(file, e.toString(), e);
    }
  }

  /** As a whole or not at all. */
  private static void make(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException e) {
      Files.createFile(draft); // no POSIX here: the folder's own rights have to do
    }
    Base64.Encoder base64 = Base64.getEncoder();
    Files.write(
        draft,
        List.of(
            base64.encodeToString(pair.getPrivate().getEncoded()),
            base64.encodeToString(pair.getPublic().getEncoded())),
        US_ASCII);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static LrsException unusable(Path file, String why, @Nullable Exception cause) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "The key of receipts in " + file + " cannot be used: " + why + ".",
        cause);
  }

  /** The public key as a JSON Web Key (RFC 8037). */
  Map<String, String> jwk() {
    Map<String, String> jwk = new LinkedHashMap<>();
    jwk.put("kty", "OKP");
    jwk.put("crv", ALGORITHM);
    jwk.put("use", "sig");
    jwk.put("x", URL.encodeToString(publicKey));
    return jwk;
  }

  /** A JSON Web Signature over a payload, in its compact form (RFC 7515, RFC 8037). */
  String sign(String payload) {
    String signed =
        URL.encodeToString("{\"alg\":\"EdDSA\",\"typ\":\"JOSE\"}".getBytes(UTF_8))
            + "."
            + URL.encodeToString(payload.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
