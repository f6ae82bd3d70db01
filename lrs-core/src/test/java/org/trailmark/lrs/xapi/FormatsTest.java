package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;
import org.trailmark.lrs.xapi.Timestamp.Form;

/** The formats of xAPI-Data 4.0 and those that other clauses name. */
class FormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/xapi/verbs#defenestrated",
        "http://example.com/فعل/خواندن",
        "https://example.org/a%20b?c[]=d",
        "urn:uuid:fd41c918-b88b-4b20-a0a5-a4c32391aaa0",
        "tag:example.org,2026:x",
        "a+b-c.1:x",
        "https://example.org/\uD83D\uDE00"
      })
  void iri_isTaken(String text) {
    assertThat(Iri.problem(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org/x",
        "/relative",
        ":x",
        "1a:x",
        "http:",
        "http://",
        "https:///path",
        "HTTP:x",
        "ex:a b",
        "ex:a\tb",
        "ex:<a>",
        "ex:a\"",
        "ex:{a}",
        "ex:a|b",
        "ex:a\\b",
        "ex:a^b",
        "ex:a`b",
        "ex:a%2",
        "ex:a%zz",
        "ex:\u007f",
        "ex:\u0085",
        "ex:\uD83D",
        "ex:\uDE00x"
      })
  void iri_isRefused(String text) {
    assertThat(Iri.problem(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "en-US", "zh-Hans-CN", "zh-cmn-Hans-CN", "sl-rozaj-biske", "de-1996", "es-419",
        "de-DE-u-co-phonebk", "en-x-twain", "x-whatever", "tlh", "i-klingon", "en-GB-oed", "und",
        "sgn-BE-FR", "zh-min-nan", "EN-us"
      })
  void languageTag_isTaken(String text) {
    assertThat(LanguageTag.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "englishes",
        "en-U",
        "en-US-GB",
        "en-abcdefghi",
        "x",
        "x-",
        "de-u",
        "12",
        "en-x",
        "e-US",
        "en US",
        "éa",
        "i-unknown"
      })
  void languageTag_isRefused(String text) {
    assertThat(LanguageTag.isValid(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT4H35M59.14S",
        "PT16559.14S",
        "P3Y1M29DT4H35M59.14S",
        "P3Y",
        "P4W",
        "PT0S",
        "PT0.5H",
        "P1.5W",
        "PT03M15S",
        "P1DT1M",
        "PT1,5S",
        "P0.5Y"
      })
  void duration_isTaken(String text) {
    assertThat(Iso8601Duration.problem(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1DT",
        "P4W1D",
        "P1Y4W",
        "4H",
        "PT4",
        "P1H",
        "PT1D",
        "P1M1Y",
        "PT1S1M",
        "PT0.5H1M",
        "PT.5S",
        "PT5.S",
        "-PT1S",
        "P-1D",
        "PT1H1H",
        "PTT1S",
        "pt1s",
        "PT1S ",
        "P0003-01-29T04:35:59"
      })
  void duration_isRefused(String text) {
    assertThat(Iso8601Duration.problem(text)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PT1.239S,PT1.23S",
    "PT1.20S,PT1.2S",
    "PT1.001S,PT1S",
    "PT1S,PT1S",
    "P1.5W,P1.5W",
    "PT1M1.999S,PT1M1.99S"
  })
  void duration_isComparedToHundredths(String text, String compared) {
    assertThat(Iso8601Duration.toHundredths(text)).isEqualTo(compared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@example.org",
        "mailto:a.b+c@localhost",
        "mailto:ü@example.org",
        "mailto:a%20b@example.org",
        "mailto:a@[IPv6:2001:db8::1]"
      })
  void mailto_isTaken(String text) {
    assertThat(MailtoIri.problem(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a@example.org",
        "mailto:",
        "mailto:a",
        "mailto:@b",
        "mailto:a@",
        "mailto:a@b@c",
        "mailto:a b@c",
        "mailto:a@b,c@d",
        "mailto:a@b?subject=x",
        "mailto:a..b@c",
        "mailto:a@.b",
        "MAILTO:a@b",
        "mailto:a@b/c"
      })
  void mailto_isRefused(String text) {
    assertThat(MailtoIri.problem(text)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,true",
    "text/plain; charset=utf-8,true",
    "application/vnd.a+json;q=1;b=\"c;d\",true",
    "text,false",
    "text/,false",
    "/plain,false",
    "text/plain;,false",
    "text/plain; a,false",
    "text/plain x,false",
    "te xt/plain,false",
    "text/plain;a=\"b,false",
    "text/plain;=b,false"
  })
  void mediaType(String text, boolean valid) {
    assertThat(MediaType.isValid(text)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0,true,true", "1.0.9,true,true", "1.0.3-beta.1,true,true", "2.0.0,false,true",
    "2.0.1,false,true", "1.0,false,false", "1.0.,false,false", "1.1.0,false,false",
    "0.9.5,false,false", "1.0.x y,false,false", "2.1.0,false,false", "11.0.0,false,false"
  })
  void version(String text, boolean in1, boolean in2) {
    assertThat(StatementVersion.isAccepted(text, XapiVersion.V1_0_3)).isEqualTo(in1);
    assertThat(StatementVersion.isAccepted(text, XapiVersion.V2_0_0)).isEqualTo(in2);
  }

  @Test
  void uuid_isTakenInEitherCase() {
    UUID id = UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0");

    assertThat(UuidFormat.parse("FD41C918-b88b-4b20-A0A5-a4c32391aaa0")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "fd41c918b88b4b20a0a5a4c32391aaa0",
        "{fd41c918-b88b-4b20-a0a5-a4c32391aaa0}",
        "fd41c918-b88b-4b20-a0a5-a4c32391aaag",
        "fd41c918-b88b-4b20-a0a5-a4c32391aaa00",
        "fd41c918-b88b-4b20a-0a5-a4c32391aaa0"
      })
  void uuid_isRefused(String text) {
    assertThat(UuidFormat.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2015-11-18T12:17:00Z,2015-11-18T12:17:00Z,2015-11-18T12:17:00Z",
    "2015-11-18T12:17:00+00:00,2015-11-18T12:17:00Z,2015-11-18T12:17:00+00:00",
    "2015-11-18T00:17:00.1234567+01:00,2015-11-17T23:17:00.1234567Z,2015-11-17T23:17:00.1234567Z",
    "2015-12-31T23:59:59.5-00:30,2016-01-01T00:29:59.5Z,2016-01-01T00:29:59.5Z",
    "2015-11-18t12:17:00z,2015-11-18T12:17:00Z,2015-11-18T12:17:00Z",
    "2016-12-31T23:59:60Z,2017-01-01T00:00:00Z,2016-12-31T23:59:60Z"
  })
  void timestamp_isTakenByBothVersions(String text, Instant instant, String utc) throws Exception {
    for (Form form : Form.values()) {
      assertThat(Timestamp.parse(text, form)).isEqualTo(new Timestamp(instant, utc));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2015-11-18T12:17:00,2015-11-18T12:17:00Z,2015-11-18T12:17:00",
    "2015-11-18T12:17Z,2015-11-18T12:17:00Z,2015-11-18T12:17:00Z",
    "2015-11-18T12:17:00+01,2015-11-18T11:17:00Z,2015-11-18T11:17:00Z",
    "2015-11-18T12:17:00+0130,2015-11-18T10:47:00Z,2015-11-18T10:47:00Z",
    "20151118T121700.25Z,2015-11-18T12:17:00.25Z,2015-11-18T12:17:00.25Z",
    "'2015-11-18T12:17:00,5Z',2015-11-18T12:17:00.5Z,2015-11-18T12:17:00.5Z",
    "2015-11-18T12Z,2015-11-18T12:00:00Z,2015-11-18T12:00:00Z",
    "20151118T12+0100,2015-11-18T11:00:00Z,2015-11-18T11:00:00Z",
    "2015-11-18T12:17.5Z,2015-11-18T12:17:30Z,2015-11-18T12:17:30Z",
    "2015-11-18T12:17.0001Z,2015-11-18T12:17:00.006Z,2015-11-18T12:17:00.006Z",
    "'2015-11-18T12,755Z',2015-11-18T12:45:18Z,2015-11-18T12:45:18Z",
    "2015-11-18T24:00:00Z,2015-11-19T00:00:00Z,2015-11-19T00:00:00Z",
    "2015-12-31T24:00:00.000+01:00,2015-12-31T23:00:00Z,2015-12-31T23:00:00.000Z",
    "2015-322T12:17:00Z,2015-11-18T12:17:00Z,2015-11-18T12:17:00Z",
    "2016366T121700Z,2016-12-31T12:17:00Z,2016-12-31T12:17:00Z",
    "2015-W47-3T12:17:00Z,2015-11-18T12:17:00Z,2015-11-18T12:17:00Z",
    "2015W533T121700Z,2015-12-30T12:17:00Z,2015-12-30T12:17:00Z",
    "2016-W01-1T12:17:00Z,2016-01-04T12:17:00Z,2016-01-04T12:17:00Z",
    "2015-W01-1T12:17:00,2014-12-29T12:17:00Z,2015-W01-1T12:17:00"
  })
  void timestamp_ofIso8601_isTakenBy1AndRefusedBy2(String text, Instant instant, String utc)
      throws Exception {
    assertThat(Timestamp.parse(text, Form.ISO_8601)).isEqualTo(new Timestamp(instant, utc));
    assertThatThrownBy(() -> Timestamp.parse(text, Form.RFC_3339))
        .isInstanceOf(BadTimestampException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2015-11-18",
        "2015-11-18T",
        "2015-11-18 12:17:00Z",
        "2015-13-18T12:17:00Z",
        "2015-02-29T12:17:00Z",
        "2015-11-18T25:17:00Z",
        "2015-11-18T12:60:00Z",
        "2015-11-18T12:17:61Z",
        "2015-11-18T12:17:00.Z",
        "2015-11-18T12:17:00Zx",
        "2015-11-18T12:17:00-00",
        "2015-11-18T12:17:00-0000",
        "2015-11-18T12:17:00-00:00",
        "2015-11-18T12:17:00+24:00",
        "2015-11-18T12:17:00+1:00",
        "15-11-18T12:17:00Z",
        "Wed May 22 2013",
        "1447849020",
        "2015-11-18T12:1700Z",
        "2015-11-18T1217Z",
        "2015-11-18T.5Z",
        "2015-11-18T12.Z",
        "2015-11-18T24:00:01Z",
        "2015-11-18T24:01:00Z",
        "2015-366T12:17:00Z",
        "2015-000T12:17:00Z",
        "2016-W53-1T12:17:00Z",
        "2015-W00-1T12:17:00Z",
        "2015-W47-8T12:17:00Z",
        "2015-W47-0T12:17:00Z",
        "2015-W47T12:17:00Z",
        "2015-11T12:17:00Z"
      })
  void timestamp_isRefused(String text) {
    for (Form form : Form.values()) {
      assertThatThrownBy(() -> Timestamp.parse(text, form))
          .isInstanceOf(BadTimestampException.class);
    }
  }

  @Test
  void utf8_isTold() {
    assertThat(Utf8.firstBad("aé€\uD83D\uDE00".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(-1);
    for (int[] bad :
        new int[][] {
          {0x80},
          {0xC0, 0x80},
          {0xC3},
          {0xE0, 0x80, 0x80},
          {0xED, 0xA0, 0x80},
          {0xF5, 0x80, 0x80, 0x80},
          {0xF4, 0x90, 0x80, 0x80},
          {0xF0, 0x80, 0x80, 0x80},
          {0xE2, 0x82},
          {0xFE}
        }) {
      byte[] bytes = new byte[bad.length + 1];
      bytes[0] = 'a';
      for (int i = 0; i < bad.length; i++) {
        bytes[i + 1] = (byte) bad[i];
      }
      assertThat(Utf8.firstBad(bytes)).isEqualTo(1);
    }
  }
}
