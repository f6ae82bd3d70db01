package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void tls_fromPemFiles_isSpokenAndFollowsTheirChange() throws Exception {
    KeyStore first = certificate("first");
    KeyStore second = certificate("second");
    Path certificate = folder.resolve("tls.crt");
    Path key = folder.resolve("tls.key");
    write(first, certificate, key);

    try (Lrs lrs =
        Lrs.start(
            folder.resolve("data"),
            Map.of(
                "http.tls.certificate", certificate.toString(), "http.tls.key", key.toString()))) {
      HttpResponse<String> answer = about(lrs.uri("xapi/about"), first);

      assertThat(lrs.uri("").getScheme()).isEqualTo("https");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

      write(second, certificate, key);
      await()
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(
              () -> subject(about(lrs.uri("xapi/about"), second)).equals("CN=localhost,OU=second"));
    }
  }

  @Test
  void tls_keyOfAnotherCertificate_stopsTheStart() throws Exception {
    Path certificate = folder.resolve("tls.crt");
    Path key = folder.resolve("tls.key");
    write(certificate("first"), certificate, folder.resolve("first.key"));
    write(certificate("second"), folder.resolve("second.crt"), key);

    assertThatThrownBy(
            () ->
                Lrs.start(
                    folder.resolve("data"),
                    Map.of(
                        "http.tls.certificate", certificate.toString(),
                        "http.tls.key", key.toString())))
        .hasMessageContaining("the key is not that of the certificate");
  }

  private static String subject(HttpResponse<String> answer) throws Exception {
    X509Certificate peer =
        (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
    return peer.getSubjectX500Principal().getName();
  }

  /** By a client of its own: an open connection would go on with what it began with. */
  private static HttpResponse<String> about(URI uri, KeyStore trusted) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("lrs", trusted.getCertificate("lrs"));
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** A key and a certificate that it signed itself. */
  private KeyStore certificate(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "lrs",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost,OU=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void write(KeyStore store, Path certificate, Path key) throws Exception {
    put(certificate, "CERTIFICATE", store.getCertificate("lrs").getEncoded());
    put(key, "PRIVATE KEY", store.getKey("lrs", PASSWORD).getEncoded());
  }

  private static void put(Path file, String what, byte[] encoded) throws IOException {
    String pem =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, pem);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
