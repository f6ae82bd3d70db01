package org.trailmark.journey;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.SmtpServer;
import org.trailmark.journey.channel.TrustedIssuers;

/**
 * The server that e-mails are handed to, as {@code plugin.journey.email.*}.
 *
 * @param host its name
 * @param port null: 465 with {@code tls}, 587 with {@code starttls}, 25 with {@code none}
 * @param security {@code tls}, {@code starttls} or {@code none}; null: {@code starttls}
 * @param user null: the server asks for no name
 * @param password null: the server asks for none
 * @param from the sender's address, perhaps with a name: {@code Academy <academy@example.org>}
 * @param certificates path of a PEM file with certificates of those whom the server's is issued by;
 *     null: those whom Java trusts
 */
public record EmailConfig(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String security,
    @Nullable String user,
    @Nullable String password,
    @Nullable String from,
    @Nullable String certificates) {
  private static final int LAST_PORT = 65_535;

  /** The server, or a fault that stops the start. */
  SmtpServer server() {
    if (host == null || from == null) {
      throw JourneyConfig.wrong("email needs host and from");
    }
    SmtpServer.Security kept = kept();
    int number = port == null ? kept.port() : port;
    if (number < 1 || number > LAST_PORT) {
      throw JourneyConfig.wrong("email.port is 1 to 65535, not " + number);
    }
    if ((user == null) != (password == null)) {
      throw JourneyConfig.wrong("email.user and email.password come together");
    }
    try {
      new InternetAddress(from, true).validate();
    } catch (AddressException e) {
      throw JourneyConfig.wrong("email.from is no address: " + from);
    }
    return new SmtpServer(host, number, kept, user, password, from, sockets(kept));
  }

  private @Nullable SSLSocketFactory sockets(SmtpServer.Security kept) {
    if (certificates == null) {
      return null;
    }
    if (kept == SmtpServer.Security.NONE) {
      throw JourneyConfig.wrong("email.certificates says nothing where email.security is none");
    }
    try {
      return TrustedIssuers.sockets(Path.of(certificates));
    } catch (IOException | CertificateException | InvalidPathException e) {
      throw JourneyConfig.wrong(
          "email.certificates is no PEM file of certificates: " + certificates + ": " + e);
    }
  }

  private SmtpServer.Security kept() {
    String text = security == null ? "starttls" : security;
    return Arrays.stream(SmtpServer.Security.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> JourneyConfig.wrong("email.security is tls, starttls or none, not " + text));
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "EmailConfig[" + host + "]";
  }
}
