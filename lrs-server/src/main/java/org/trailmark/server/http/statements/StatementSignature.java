package org.trailmark.server.http.statements;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertChainUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Signature;
import org.trailmark.lrs.xapi.Signature.Signer;
import org.trailmark.lrs.xapi.Signature.State;
import org.trailmark.lrs.xapi.StatementComparison;

/**
 * A well-formed signature of a statement: a JSON Web Signature in compact serialization (xAPI-Data
 * 2.6; RFC 7515). Where it names certificates, the signature is the first one's and each certifies
 * the one before; whether anybody trusts the last is not asked.
 *
 * @param algorithm RS256, RS384 or RS512
 * @param certificates the signer's first; empty: none was given, so nothing shows who signed
 */
record StatementSignature(String algorithm, List<X509Certificate> certificates) {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  /** Twice what a statement may have, and its base64. */
  private static final int MOST_BYTES = 12 << 20;

  StatementSignature {
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads a signature.
   *
   * @param statement that it is attached to
   * @throws IllegalArgumentException if it is malformed, or not of this statement, saying how
   */
  static StatementSignature read(byte[] statement, InputStream data) throws IOException {
    byte[] bytes = data.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("the signature has more than 12 MiB");
    }
    JWSObject jws = parse(new String(bytes, StandardCharsets.US_ASCII));
    if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
      throw new IllegalArgumentException(
          "the signature's algorithm must be RS256, RS384 or RS512; found "
              + jws.getHeader().getAlgorithm());
    }
    if (jws.getHeader().getCriticalParams() != null) {
      throw new IllegalArgumentException(
          "the signature's header has crit, so it wants to be understood in ways that are not known"
              + " here: "
              + jws.getHeader().getCriticalParams()); // RFC 7515, 4.1.11
    }
    if (!isOf(statement, jws.getPayload().toBytes())) {
      throw new IllegalArgumentException(
          "what was signed is not this statement as it was before the signature was added");
    }
    List<X509Certificate> certificates = certificates(jws.getHeader().getX509CertChain());
    if (!certificates.isEmpty()) {
      requireSignedBy(jws, certificates.get(0));
      requireChain(certificates);
    }
    return new StatementSignature(jws.getHeader().getAlgorithm().getName(), certificates);
  }

  /**
   * What is kept of it.
   *
   * @param sha2 of the attachment that it came as
   */
  Signature shows(Sha2 sha2) {
    return certificates.isEmpty()
        ? new Signature(sha2, State.WELL_FORMED, algorithm, null)
        : new Signature(sha2, State.VERIFIED, algorithm, signer(certificates.get(0)));
  }

  private static Signer signer(X509Certificate certificate) {
    return new Signer(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static JWSObject parse(String text) {
    try {
      return JWSObject.parse(text);
    } catch (ParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the signature is no JSON Web Signature in compact serialization: " + e.getMessage(), e);
    }
  }

  private static boolean isOf(byte[] statement, byte[] payload) {
    try {
      return StatementComparison.equalUnsigned(statement, payload);
    } catch (IllegalArgumentException e) {
      return false; // no JSON object
    }
  }

  private static List<X509Certificate> certificates(@Nullable List<Base64> chain) {
    if (chain == null) {
      return List.of();
    }
    try {
      List<X509Certificate> certificates = X509CertChainUtils.parse(chain);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException("the signature's x5c has no certificate");
      }
      return certificates;
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "the signature's x5c holds something that is no X.509 certificate: " + e.getMessage(), e);
    }
  }

  private static void requireSignedBy(JWSObject jws, X509Certificate certificate) {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
      throw new IllegalArgumentException("the key of the signature's certificate is no RSA key");
    }
    try {
      if (!jws.verify(new RSASSAVerifier(key))) {
        throw new IllegalArgumentException("the signature is not the one of its certificate");
      }
    } catch (JOSEException e) {
      throw new IllegalArgumentException(
          "the signature cannot be checked against its certificate: " + e.getMessage(), e);
    }
  }

  private static void requireChain(List<X509Certificate> certificates) {
    for (int i = 1; i < certificates.size(); i++) {
      try {
        certificates.get(i - 1).verify(certificates.get(i).getPublicKey());
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException(
            "certificate " + (i + 1) + " of the signature's x5c does not certify the one before",
            e);
      }
    }
  }
}
