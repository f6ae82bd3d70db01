package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.journey.channel.WebhookKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class JourneyConfigTest {

  private static JourneyConfig withWebhook(String url) {
    return new JourneyConfig(Map.of("lms", url), null, null);
  }

  @Test
  void receiver_isAChannel() {
    assertThat(withWebhook("https://lms.example.org/touch").receivers())
        .containsExactly(
            Map.entry(
                "lms",
                new WebhookKind.Settings(URI.create("https://lms.example.org/touch"), List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lms.example.org", "ftp://lms.example.org", "http:/touch", "a b"})
  void receiver_withoutAWebAddress_stopsTheStart(String url) {
    assertThatThrownBy(() -> withWebhook(url).receivers())
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("plugin.journey.webhooks.lms")
        .satisfies(
            e ->
                assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
  }

  @Test
  void numbersThatMakeNoSense_stopTheStart() {
    assertThatThrownBy(() -> new JourneyConfig(null, 0, null).tries())
        .isInstanceOf(LrsException.class);
    assertThatThrownBy(() -> new JourneyConfig(null, null, Duration.ZERO).backoff())
        .isInstanceOf(LrsException.class);
  }

  private static JourneyConfig withSecrets(String name, String secrets) {
    return new JourneyConfig(
        Map.of("lms", "https://lms.example.org"), null, null, Map.of(name, secrets), null, null);
  }

  @Test
  void secrets_areOneOrTwo_andBelongToAWebhook() {
    assertThat(withSecrets("lms", "0123456789abcdef, fedcba9876543210").receivers())
        .extractingByKey("lms")
        .satisfies(
            lms ->
                assertThat(lms.secrets()).containsExactly("0123456789abcdef", "fedcba9876543210"));
    assertThatThrownBy(() -> withSecrets("lms", "short").receivers())
        .hasMessageContaining("webhookSecrets.lms");
    assertThatThrownBy(() -> withSecrets("lsm", "0123456789abcdef").receivers())
        .hasMessageContaining("webhookSecrets.lsm belongs to no webhook");
  }

  @Test
  void mailServer_hasThePortOfItsSecurity_andAnAddressToSendFrom() {
    assertThat(email("tls", "a@example.org", null).server().port()).isEqualTo(465);
    assertThat(email(null, "a@example.org", null).server().port()).isEqualTo(587);
    assertThat(email("none", "A <a@example.org>", null).server())
        .hasToString("mail.example.org:25 (none)");
    assertThatThrownBy(() -> email("ssl", "a@example.org", null).server())
        .hasMessageContaining("email.security is tls, starttls or none, not ssl");
    assertThatThrownBy(() -> email("tls", "nobody", null).server())
        .hasMessageContaining("email.from is no address");
    assertThatThrownBy(() -> email("tls", "a@example.org", "me").server())
        .hasMessageContaining("email.user and email.password come together");
    assertThatThrownBy(() -> new EmailConfig(null, null, null, null, null, null, null).server())
        .hasMessageContaining("email needs host and from");
  }

  @Test
  void certificates_areReadAtTheStart(@TempDir Path folder) throws Exception {
    String missing = folder.resolve("missing.pem").toString();
    assertThatThrownBy(() -> email("tls", missing).server())
        .hasMessageContaining("email.certificates is no PEM file of certificates: " + missing);
    Path text = Files.writeString(folder.resolve("text.pem"), "");
    assertThatThrownBy(() -> email("starttls", text.toString()).server())
        .hasMessageContaining("there is no certificate in it");
    assertThatThrownBy(() -> email("none", missing).server())
        .hasMessageContaining("email.certificates says nothing");
  }

  private static EmailConfig email(@Nullable String security, String from, @Nullable String user) {
    return new EmailConfig("mail.example.org", null, security, user, null, from, null);
  }

  private static EmailConfig email(String security, String certificates) {
    return new EmailConfig(
        "mail.example.org", null, security, null, null, "a@example.org", certificates);
  }
}
