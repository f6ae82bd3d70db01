package org.trailmark.server.privacy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.trailmark.lrs.hash.Sha256;

/**
 * A public key of Ed25519 as a JSON Web Key (RFC 8037).
 *
 * @param kid the key's thumbprint (RFC 7638)
 * @param x the key, in Base64 for addresses without padding
 */
public record PublicKeyJson(String kty, String crv, String use, String alg, String kid, String x) {
  static final String ALGORITHM = "Ed25519";

  /** What X.509 writes in front of the 32 bytes of the key itself. */
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  static final int X509_BYTES = X509_HEAD.length + 32;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /**
   * Of a key as X.509 writes it.
   *
   * @param x509 44 bytes
   */
  static PublicKeyJson ofX509(byte[] x509) {
    return of(URL.encodeToString(Arrays.copyOfRange(x509, X509_HEAD.length, x509.length)));
  }

  static PublicKeyJson of(String x) {
    return new PublicKeyJson("OKP", ALGORITHM, "sig", "EdDSA", thumbprint(x), x);
  }

  private static String thumbprint(String x) {
    String members = "{\"crv\":\"" + ALGORITHM + "\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    return URL.encodeToString(Sha256.of(members));
  }

  /**
   * The key, to verify with.
   *
   * @throws GeneralSecurityException if it is none
   * @throws IllegalArgumentException if {@code x} is no Base64
   */
  PublicKey key() throws GeneralSecurityException {
    byte[] bytes = Base64.getUrlDecoder().decode(x);
    byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + bytes.length);
    System.arraycopy(bytes, 0, x509, X509_HEAD.length, bytes.length);
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
  }
}
