package org.trailmark.journey.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom a TLS client trusts where it is not those whom Java trusts: an authority of the house. */
public final class TrustedIssuers {

  private TrustedIssuers() {}

  /**
   * Sockets that take certificates which these issued, and no others.
   *
   * @param pem certificates of issuers, as PEM, one after another
   * @throws IOException if the file cannot be read
   * @throws CertificateException if there is no certificate in it, or something else
   */
  public static SSLSocketFactory sockets(Path pem) throws IOException, CertificateException {
    Collection<? extends Certificate> issuers;
    try (InputStream file = Files.newInputStream(pem)) {
      issuers = CertificateFactory.getInstance("X.509").generateCertificates(file);
    }
    if (issuers.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    try {
      return sockets(issuers);
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  private static SSLSocketFactory sockets(Collection<? extends Certificate> issuers)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    int number = 0;
    for (Certificate issuer : issuers) {
      trusted.setCertificateEntry("issuer-" + number++, issuer);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
