package org.trailmark.server.http.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The certificate and the key that TLS is spoken with, from PEM files, read again when these
 * change: connections that are made afterwards get the new ones. Files that cannot be used leave
 * everything as it is, with a warning.
 */
final class ReloadingKeys extends X509ExtendedKeyManager {
  private static final Logger log = LoggerFactory.getLogger(ReloadingKeys.class);
  private static final String ALIAS = "server";
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final Listening.Tls files;
  private List<FileTime> times;
  private volatile Pair pair;

  private record Pair(List<X509Certificate> chain, PrivateKey key) {}

  /**
   * Reads the files.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if they cannot be used
   */
  ReloadingKeys(Listening.Tls files) {
    this.files = files;
    try {
      times = times();
      pair = read();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Cannot speak TLS with " + files.certificate() + " and " + files.key() + ": " + said(e),
          e);
    }
  }

  /** A context whose new connections get what is read last. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has TLS", e);
    }
  }

  /** Reads the files again if they have changed. Called by one thread at a time. */
  void reload() {
    try {
      List<FileTime> now = times();
      if (!now.equals(times)) {
        times = now;
        pair = read();
        log.info("Read the certificate anew: valid until {}", pair.chain.get(0).getNotAfter());
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      log.warn("The certificate stays as it was: {}", said(e));
    }
  }

  private static String said(Exception failure) {
    return failure instanceof IOException
        ? failure.toString()
        : String.valueOf(failure.getMessage());
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
  }

  private Pair read() throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(files.certificate());
    X509Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))
            .toArray(X509Certificate[]::new);
    if (chain.length == 0) {
      throw new IllegalArgumentException(files.certificate() + " has no certificate");
    }
    PrivateKey key = key(files.key(), chain[0].getPublicKey().getAlgorithm());
    requireSame(chain[0], key);
    return new Pair(List.of(chain), key);
  }

  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    Matcher pem = PKCS8.matcher(Files.readString(file, US_ASCII));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          file
              + " has no PRIVATE KEY without a password; make one of it with:"
              + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(requireNonNull(pem.group(1)));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** Signs with the one and verifies with the other. */
  private static void requireSame(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    if (!signature.verify(signed)) {
      throw new IllegalArgumentException("the key is not that of the certificate");
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return keyType.equals(pair.key.getAlgorithm()) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return pair.chain.toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return pair.key;
  }

  /** We are no client. */
  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
