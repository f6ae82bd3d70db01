package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.ledger.Outgoing;
import org.trailmark.journey.ledger.Wish;

class MessageTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              title: {nl: Eerste hulp, en: First aid}
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [hello, bare]}}
              touchpoints:
                hello:
                  channels: [inbox]
                  benefit: know whom to ask
                  message:
                    en: {subject: "Hi {{learner.name}}", body: "{{ journey.title }}: {{touchpoint.benefit}} ({{step.id}})"}
                    nl: {subject: "Dag {{learner.name}}", body: "{{journey.title}}"}
                    pt-BR: {subject: "Oi", body: "{{journey.title}}"}
                bare: {channels: [inbox], benefit: rest a while}
              """);

  private static Outgoing outgoing(String touchpoint, String name, @Nullable String language) {
    Wish wish =
        new Wish(
            "00112233445566778899aabbccddeeff".repeat(2),
            "ann",
            "j",
            1,
            touchpoint,
            1,
            1,
            "a",
            NOON,
            Wish.State.SENT,
            null,
            null,
            NOON,
            false);
    return new Outgoing(
        wish,
        JOURNEY,
        JOURNEY.touchpoint(touchpoint),
        new Learner("ann", List.of(new Learner.KnownAgent("mbox:mailto:ann@ex.org", name))),
        language,
        null,
        NOON);
  }

  private static Payload.Words words(Outgoing outgoing) {
    return Payloads.of(outgoing, Attributes.nameOnly()).words();
  }

  @Test
  void placeholders_areFilled_inTheLanguageOfTheText() {
    Payload.Words english = words(outgoing("hello", "Ann", "en-GB"));

    assertThat(english.subject()).isEqualTo("Hi Ann");
    assertThat(english.body()).isEqualTo("First aid: know whom to ask (a)");
    assertThat(english.language()).isEqualTo("en");
    assertThat(words(outgoing("hello", "Ann", "pt")).body()).isEqualTo("Eerste hulp");
  }

  @Test
  void language_fallsBackToThatOfTheJourney() {
    assertThat(words(outgoing("hello", "Ann", null)).subject()).isEqualTo("Dag Ann");
    assertThat(words(outgoing("hello", "Ann", "fr")).subject()).isEqualTo("Dag Ann");
    assertThat(Languages.choose("fr", List.of("und"), List.of("de", "en"))).contains("en");
    assertThat(Languages.choose(null, List.of(), List.of("de", "it"))).contains("de");
    assertThat(Languages.choose("PT-pt", List.of(), List.of("en", "pt-BR"))).contains("pt-BR");
    assertThat(Languages.choose("de-AT", List.of(), List.of("de-CH", "de"))).contains("de");
    assertThat(Languages.choose("en", List.of(), List.of())).isEqualTo(Optional.empty());
  }

  @Test
  void touchpointWithoutAMessage_saysItsBenefit() {
    Payload.Words bare = words(outgoing("bare", "Ann", "en"));

    assertThat(bare).isEqualTo(new Payload.Words("First aid", "rest a while", "und"));
  }

  @Test
  void name_cannotBreakTheSubject_norAskForMorePlaces() {
    Payload.Words words = words(outgoing("hello", "Ann\r\nBcc: eve@ex.org {{step.id}} $1\\", "en"));

    assertThat(words.subject()).isEqualTo("Hi Ann Bcc: eve@ex.org {{step.id}} $1\\");
  }

  @Test
  void html_showsTheTextAsItIs() {
    assertThat(Html.page("<b>", "1 < 2 & \"3\"\nline\n\n\nit's", "en"))
        .contains("<title>&lt;b&gt;</title>")
        .contains("<p>1 &lt; 2 &amp; &quot;3&quot;<br>\nline</p>\n<p>it&#39;s</p>");
  }

  @Test
  void statement_isTheSameWheneverItIsMade_andMarkedAsOurs() {
    String statement =
        StatementWords.of(Payloads.of(outgoing("hello", "Ann", "en"), Attributes.nameOnly()));

    assertThat(StatementWords.id("00112233445566778899aabbccddeeff"))
        .hasToString("00112233-4455-5677-8899-aabbccddeeff");
    assertThat(statement)
        .contains("\"id\":\"00112233-4455-5677-8899-aabbccddeeff\"")
        .contains("urn:trailmark:category:journey");
  }

  @Test
  void signature_isThatOfRfc2104_forEachSecret() {
    // As `printf 1793620800.{} | openssl dgst -sha256 -hmac sixteen-letters-` says.
    Signatures both = new Signatures(List.of("sixteen-letters-", "another-secret--"));

    assertThat(both.of(NOON, "{}"))
        .matches("v1=[0-9a-f]{64},v1=[0-9a-f]{64}")
        .startsWith("v1=" + SIGNED);
  }

  private static final String SIGNED =
      "14e5895fdc4197044d999b50e450e12cfd7b75ea36e6a51295bd38c56abff839";
}
