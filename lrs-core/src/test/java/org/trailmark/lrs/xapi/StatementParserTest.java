package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class StatementParserTest {
  private static final UUID ID = UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0");
  private static final Authority AUTHORITY =
      Authority.account("https://lrs.example.org", "tool", null);
  private static final String AUTHORITY_JSON = new String(AUTHORITY.json(), StandardCharsets.UTF_8);
  private static final String PARTS =
      "\"actor\":{\"mbox\":\"mailto:a@example.org\"},"
          + "\"verb\":{\"id\":\"https://example.org/did\"},"
          + "\"object\":{\"id\":\"https://example.org/x\"}";

  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);

  @Test
  void statement_withoutAnythingOptional_getsAllThatTheLrsAdds() {
    ValidStatement statement = post("{" + PARTS + "}").get(0);
    Instant stored = Instant.parse("2026-11-22T11:16:00.123456Z");

    assertThat(text(statement.stamped(stored)))
        .isEqualTo(
            "{\"id\":\""
                + statement.id()
                + "\","
                + PARTS
                + ",\"timestamp\":\"2026-11-22T11:16:00.123Z\""
                + ",\"stored\":\"2026-11-22T11:16:00.123Z\",\"authority\":"
                + AUTHORITY_JSON
                + ",\"version\":\"1.0.0\"}");
  }

  @Test
  void statement_withEverythingGiven_keepsItsOrderAndBytes() {
    String sent =
        """
        { "version" : "1.0.9", "stored":"2001-01-01T00:00:00Z", "timestamp":"2015-11-18T12:17:00.50+01:00",
          "authority": {"mbox":"mailto:me@example.org"}, "result": {"extensions":{"ex:a":[1.50e0, "\\u00e9 é", null ]}},
          %s , "id":"FD41C918-B88B-4B20-A0A5-A4C32391AAA0" }
        """
            .formatted(PARTS);
    ValidStatement statement = post(sent).get(0);
    Instant stored = Instant.parse("2026-11-22T11:16:00.123Z");

    assertThat(statement.id()).isEqualTo(ID);
    assertThat(text(statement.stamped(stored)))
        .isEqualTo(
            "{\"version\":\"1.0.9\",\"stored\":\"2026-11-22T11:16:00.123Z\","
                + "\"timestamp\":\"2015-11-18T11:17:00.50Z\",\"authority\":"
                + AUTHORITY_JSON
                + ",\"result\":{\"extensions\":{\"ex:a\":[1.50e0,\"\\u00e9 é\",null]}},"
                + PARTS
                + ",\"id\":\"fd41c918-b88b-4b20-a0a5-a4c32391aaa0\"}");
  }

  @Test
  void singleContextActivity_isWrappedInAnArray() {
    ValidStatement statement =
        post("{"
                + PARTS
                + ",\"context\":{\"contextActivities\":{\"parent\": {\"id\":\"ex:p\"} ,"
                + "\"other\":[{\"id\":\"ex:o\"}]}}}")
            .get(0);

    assertThat(text(statement.json()))
        .contains(
            "{\"contextActivities\":{\"parent\":[{\"id\":\"ex:p\"}],\"other\":[{\"id\":\"ex:o\"}]}}");
    assertThat(statement.keys().relatedActivities())
        .containsExactlyInAnyOrder("https://example.org/x", "ex:p", "ex:o");
  }

  @Test
  void body_withByteOrderMark_isRead() {
    assertThat(text(post("\uFEFF [{" + PARTS + "}]").get(0).json())).contains(PARTS);
  }

  @Test
  void batch_givesEachStatementAndEveryFaultItsIndex() {
    LrsException e =
        refused(
            "[{"
                + PARTS
                + "},{\"actor\":{\"mbox\":\"x\"},\"verb\":{\"id\":\"y\"}},{"
                + PARTS
                + ",\"Id\":null}]");

    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_STATEMENT);
    assertThat(e.faults())
        .extracting(fault -> fault.index() + fault.pointer())
        .containsExactly("1/actor/mbox", "1/verb/id", "1/object", "2/Id");
  }

  @Test
  void batch_withOneIdTwice_isRefused() {
    String one = "{\"id\":\"%s\",%s}".formatted(ID, PARTS);
    LrsException e = refused("[" + one + "," + one.replace("fd41", "FD41") + "]");

    assertThat(e.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.index()).isEqualTo(1);
              assertThat(fault.pointer()).isEqualTo("/id");
            });
  }

  @Test
  void emptyBatch_isNothing() {
    assertThat(post("[]")).isEmpty();
  }

  @Test
  void put_takesTheIdOfTheRequest() {
    StatementParser.Context put = StatementParser.Context.put(XapiVersion.V2_0_0, AUTHORITY, ID);

    assertThat(parser.parse(utf8("{" + PARTS + "}"), put))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.id()).isEqualTo(ID);
              assertThat(text(statement.json()))
                  .startsWith("{\"id\":\"" + ID)
                  .contains("\"2.0.0\"");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\",%s}", "[{%s}]"})
  void put_withAnotherIdOrAnArray_isRefused(String body) {
    StatementParser.Context put = StatementParser.Context.put(XapiVersion.V1_0_3, AUTHORITY, ID);

    LrsException e =
        catchThrowableOfType(
            LrsException.class, () -> parser.parse(utf8(body.formatted(PARTS)), put));
    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_STATEMENT);
    assertThat(e.faults()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[{]",
        "{\"actor\":}",
        "{} {}",
        "[] x",
        "{\"a\":01}",
        "{'a':1}",
        "nope"
      })
  void body_thatIsNotJson_isMalformed(String body) {
    LrsException e = refused(body);
    assertThat(e.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    assertThat(e.faults()).isNotEmpty();
  }

  @Test
  void body_thatEndsEarly_tellsTheFaultsBeforeToo() {
    LrsException e = refused("[{\"actor\":{\"mbox\":\"x\"}},\n{\"verb\":{\"id\":\"ex:a\"");

    assertThat(e.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    assertThat(e.faults().get(0).pointer()).isEqualTo("/actor/mbox");
    assertThat(e.faults().get(e.faults().size() - 1))
        .satisfies(
            fault -> {
              assertThat(fault.index()).isEqualTo(1);
              assertThat(fault.pointer()).startsWith("/verb");
              assertThat(fault.line()).isEqualTo(2);
            });
  }

  @Test
  void body_inAnotherEncoding_isMalformed() {
    String body = "{" + PARTS + "}";
    for (byte[] bytes :
        List.of(
            body.getBytes(StandardCharsets.UTF_16),
            body.getBytes(StandardCharsets.UTF_16LE),
            body.getBytes(StandardCharsets.UTF_16BE),
            ("{\"name\":\"é\"," + PARTS + "}").getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(
              catchThrowableOfType(
                      LrsException.class,
                      () ->
                          parser.parse(
                              bytes, StatementParser.Context.post(XapiVersion.V1_0_3, AUTHORITY)))
                  .code())
          .isEqualTo(ProblemCode.MALFORMED_JSON);
    }
  }

  @Test
  void nesting_pastTheLimit_isInvalidAndSaysWhere() {
    LrsException e =
        refused(
            "{\"result\":{\"extensions\":{\"ex:deep\":"
                + "[".repeat(200)
                + "]".repeat(200)
                + "}},"
                + PARTS
                + "}");

    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_STATEMENT);
    assertThat(e.faults().get(0).pointer()).startsWith("/result/extensions/ex:deep");
    assertThat(e.faults().get(0).message()).contains("100 deep");
  }

  @Test
  void sizes_pastTheLimits_areTooLarge() {
    StatementParser small = new StatementParser(new StatementParser.Limits(150, 10, 2));
    StatementParser.Context post = StatementParser.Context.post(XapiVersion.V1_0_3, AUTHORITY);
    String one = "{" + PARTS + "}";

    assertThat(small.parse(utf8("[" + one + "," + one + "]"), post)).hasSize(2);
    for (String body :
        List.of(
            "[" + one + "," + one + "," + one + "]",
            one.replace("}", " ".repeat(50) + "}"),
            one.replace("did", "did".repeat(100)))) {
      assertThat(
              catchThrowableOfType(LrsException.class, () -> small.parse(utf8(body), post)).code())
          .isEqualTo(ProblemCode.TOO_LARGE);
    }
  }

  private List<ValidStatement> post(String body) {
    return parser.parse(utf8(body), StatementParser.Context.post(XapiVersion.V1_0_3, AUTHORITY));
  }

  private LrsException refused(String body) {
    return catchThrowableOfType(LrsException.class, () -> post(body));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
