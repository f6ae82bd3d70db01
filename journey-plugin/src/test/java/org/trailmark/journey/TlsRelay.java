package org.trailmark.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Puts TLS before a mail server that has none: from the first byte, or after STARTTLS. Its
 * certificate is its own, for {@code localhost}.
 */
final class TlsRelay implements AutoCloseable {
  private static final String PASSWORD = "secret-of-a-test";
  private static final String KEEPER = "relay";

  private final KeyStore keys;
  private final SSLContext context = SSLContext.getInstance("TLS");
  private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final boolean startTls;
  private final int server;

  /**
   * Begins.
   *
   * @param startTls whether TLS begins when the client asks for it; else at once
   * @param server port of the mail server
   * @param keys as {@link #newKeys} makes them
   */
  TlsRelay(boolean startTls, int server, KeyStore keys) throws Exception {
    this.startTls = startTls;
    this.server = server;
    this.keys = keys;
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    context.init(managers.getKeyManagers(), null, null);
    threads.execute(this::listen);
  }

  /** A key with a certificate that nobody else issued. */
  static KeyStore newKeys(Path store) throws Exception {
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    KEEPER,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    return keys;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Writes its certificate down, as PEM. */
  Path certificate(Path into) throws Exception {
    String base64 =
        Base64.getMimeEncoder().encodeToString(keys.getCertificate(KEEPER).getEncoded());
    return Files.writeString(
        into, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  /** What fails ends the conversation; the client says what it makes of that. */
  private void serve(Socket client) {
    try (client;
        Socket mail = new Socket(InetAddress.getLoopbackAddress(), server)) {
      if (startTls) {
        awaitStartTls(client);
      }
      SSLSocket secret =
          (SSLSocket) context.getSocketFactory().createSocket(client, "localhost", 0, true);
      secret.setUseClientMode(false);
      secret.startHandshake();
      InputStream answers = mail.getInputStream();
      if (startTls) {
        new BufferedReader(new InputStreamReader(answers, US_ASCII), 1)
            .readLine(); // it was greeted
      }
      threads.execute(() -> pass(answers, secret));
      secret.getInputStream().transferTo(mail.getOutputStream());
    } catch (IOException e) {
      // the client hung up
    }
  }

  private static void awaitStartTls(Socket client) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    out.write("220 localhost\r\n".getBytes(US_ASCII));
    for (String said = commands.readLine(); said != null; said = commands.readLine()) {
      boolean begins = said.equals("STARTTLS");
      out.write(
          (begins ? "220 go on\r\n" : "250-localhost\r\n250 STARTTLS\r\n").getBytes(US_ASCII));
      if (begins) {
        return;
      }
    }
  }

  private static void pass(InputStream answers, SSLSocket client) {
    try {
      answers.transferTo(client.getOutputStream());
    } catch (IOException e) {
      // the client hung up
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
