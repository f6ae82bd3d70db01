package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EmailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static KeyStore keys;

  @TempDir Path folder;
  private GreenMail mail;
  private World world;

  @BeforeAll
  static void makeKeys(@TempDir Path folder) throws Exception {
    keys = TlsRelay.newKeys(folder.resolve("relay.p12"));
  }

  @BeforeEach
  void open() throws Exception {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.setUser("trailmark@example.org", "trailmark", "secret");
    mail.start();
    world = world("none");
  }

  private World world(String security) throws Exception {
    return world("127.0.0.1", mail.getSmtp().getPort(), security, null);
  }

  private World world(String host, int port, String security, @Nullable Path certificates)
      throws Exception {
    EmailConfig email =
        new EmailConfig(
            host,
            port,
            security,
            "trailmark",
            "secret",
            "Academy <academy@example.org>",
            certificates == null ? null : certificates.toString());
    World made =
        new World(
            folder, new JourneyConfig(null, 2, Duration.ofMinutes(1), null, email, null), START);
    made.publish(
        Definitions.ONBOARDING
            .replace(
                "welcome: {audience: learner, channels: [inbox]", "welcome: {channels: [email]")
            .replace("This is {{journey.title}}.", "<b>{{learner.name}}</b>\\n{{journey.title}}"));
    return made;
  }

  @AfterEach
  void close() {
    world.close();
    mail.stop();
  }

  private void register(String actor) throws Exception {
    world.clock.advance(Duration.ofSeconds(1));
    world.send(Did.of(Did.id(1), actor, "registered", "p", world.clock.instant()));
    world.settle();
  }

  private List<JsonNode> deliveries(@Nullable String state) {
    return json(world.outbox().list(state, null, null)).path("deliveries").valueStream().toList();
  }

  @Test
  void letter_isSentOnce_inPlainTextAndHtml_underItsKey() throws Exception {
    register("{\"mbox\":\"mailto:ann@example.org\",\"name\":\"Änn\\nX-Evil: 1\"}");
    assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
    await().atMost(PATIENCE).until(() -> deliveries("delivered").size() == 1);

    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(letter.getSubject()).isEqualTo("Welcome, Änn X-Evil: 1");
    assertThat(letter.getHeader("X-Evil")).isNull();
    assertThat(letter.getMessageID())
        .isEqualTo("<" + deliveries(null).get(0).path("key").asString() + "@example.org>");
    assertThat(letter.getAllRecipients()[0]).hasToString("ann@example.org");
    assertThat(letter.getFrom()[0]).hasToString("Academy <academy@example.org>");
    MimeMultipart parts = (MimeMultipart) letter.getContent();
    BodyPart plain = parts.getBodyPart(0);
    BodyPart html = parts.getBodyPart(1);
    assertThat(plain.getContentType()).startsWith("text/plain");
    assertThat(plain.getContent().toString().replace("\r", ""))
        .isEqualTo("<b>Änn\nX-Evil: 1</b>\nYour first 30 days");
    assertThat(html.getContentType()).startsWith("text/html");
    assertThat(html.getContent().toString().replace("\r", ""))
        .contains("<p>&lt;b&gt;Änn<br>\nX-Evil: 1&lt;/b&gt;<br>\nYour first 30 days</p>");
  }

  @Test
  void learnerWithoutAnAddress_isNotReached_whichIsSaid() throws Exception {
    String account = "{\"account\":{\"homePage\":\"https://lms.ex.org\",\"name\":\"17\"}}";
    register(account);
    String learner = json(world.learners().find(account, null)).path("learner").asString();

    JsonNode touchpoint =
        json(world.learners().touchpoints(learner, null, null, null)).path("touchpoints").path(0);
    assertThat(touchpoint.path("gate").asString()).isEqualTo("channel");
    assertThat(touchpoint.path("decisions").path(0).path("numbers").path("email").asString())
        .isEqualTo("email cannot reach her: none of her identifiers is an e-mail address");
  }

  @Test
  void serverThatCannotKeepASecret_isToldNone() throws Exception {
    world.close();
    world = world("starttls");
    register(Did.agent("ann"));
    await().atMost(PATIENCE).until(() -> deliveries(null).get(0).has("lastError"));

    assertThat(deliveries("waiting").get(0).path("lastError").asString()).contains("STARTTLS");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "starttls"})
  void letter_goesOverTls_toAServerThatIsKnownByItsCertificate(String security) throws Exception {
    world.close();
    try (TlsRelay relay = relay(security)) {
      Path certificate = relay.certificate(folder.resolve("relay.pem"));
      world = world("localhost", relay.port(), security, certificate);
      register(Did.agent("ann"));
      await().atMost(PATIENCE).until(() -> deliveries("delivered").size() == 1);

      assertThat(mail.getReceivedMessages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tls, localhost, false", // nobody whom Java trusts has issued it
    "starttls, localhost, false",
    "tls, 127.0.0.1, true", // it is another's
    "starttls, 127.0.0.1, true"
  })
  void serverThatIsNotTheOneThatIsMeant_isToldNothing(String security, String host, boolean issuer)
      throws Exception {
    world.close();
    try (TlsRelay relay = relay(security)) {
      Path certificate = relay.certificate(folder.resolve("relay.pem"));
      world = world(host, relay.port(), security, issuer ? certificate : null);
      register(Did.agent("ann"));
      await().atMost(PATIENCE).until(() -> deliveries(null).get(0).has("lastError"));

      assertThat(deliveries("waiting").get(0).path("lastError").asString())
          .containsAnyOf("SSL", "Certificate", "identity");
      assertThat(mail.getReceivedMessages()).isEmpty();
    }
  }

  private TlsRelay relay(String security) throws Exception {
    return new TlsRelay(security.equals("starttls"), mail.getSmtp().getPort(), keys);
  }

  @Test
  void serverThatIsAway_isTriedAgain() throws Exception {
    int port = mail.getSmtp().getPort();
    mail.stop();
    register(Did.agent("ann"));
    await().atMost(PATIENCE).until(() -> deliveries(null).get(0).has("lastError"));
    mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.setUser("trailmark@example.org", "trailmark", "secret");
    mail.start();
    world.clock.advance(Duration.ofMinutes(1));
    await().atMost(PATIENCE).until(() -> deliveries("delivered").size() == 1);

    assertThat(mail.getReceivedMessages()).hasSize(1);
  }
}
