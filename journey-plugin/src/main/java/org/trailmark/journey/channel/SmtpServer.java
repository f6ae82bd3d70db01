package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes e-mails on.
 *
 * @param host its name
 * @param port of submission
 * @param security how the connection is kept secret
 * @param user null: it asks for no name
 * @param password null: it asks for none
 * @param from the sender's address, perhaps with a name: {@code Academy <academy@example.org>}
 * @param sockets by which its certificate is judged; null: as Java does
 */
public record SmtpServer(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    @Nullable SSLSocketFactory sockets) {
  private static final String CONNECT = "10000";
  private static final String ANSWER = "20000";

  public SmtpServer {
    requireNonNull(host, "host");
    requireNonNull(security, "security");
    requireNonNull(from, "from");
  }

  /** How a connection is kept secret. */
  public enum Security {
    /** Encrypted from the beginning. */
    TLS(465),
    /** Encrypted before anything is said; where the server cannot, nothing is sent. */
    STARTTLS(587),
    /** Not at all: for a server on the same machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** The port that is meant where none is named. */
    public int port() {
      return port;
    }
  }

  /** What Jakarta Mail wants to know. */
  Properties properties() {
    String protocol = security == Security.TLS ? "smtps" : "smtp";
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "host", host);
    properties.setProperty(prefix + "port", String.valueOf(port));
    properties.setProperty(prefix + "auth", String.valueOf(user != null));
    properties.setProperty(prefix + "connectiontimeout", CONNECT);
    properties.setProperty(prefix + "timeout", ANSWER);
    properties.setProperty(prefix + "writetimeout", ANSWER);
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (sockets != null) {
      properties.put(prefix + "ssl.socketFactory", sockets);
    }
    if (security == Security.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    return properties;
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return host + ":" + port + " (" + security.name().toLowerCase(Locale.ROOT) + ")";
  }
}
