package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.DocumentClient.JSON;
import static org.trailmark.spec.http.DocumentClient.json;
import static org.trailmark.spec.http.DocumentClient.text;
import static org.trailmark.spec.http.Lrs.header;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.spec.http.DocumentClient.Resource;

/** State and profiles (xAPI-Communication 2.2, 2.3, 2.6, 2.7). */
class DocumentsTest {
  @AutoClose private static final Lrs lrs = Lrs.start();
  private static final DocumentClient client = new DocumentClient(lrs, "1.0.3");

  @ParameterizedTest
  @EnumSource
  void document_isGivenBackByteForByte(Resource resource) {
    String path = resource.freshDocument();
    byte[] bytes = {0, (byte) 0xFF, 13, 10, (byte) 0x80, 34};

    HttpResponse<byte[]> put =
        client.send(
            "PUT", path, bytes, "Content-Type", "image/x-odd;a=\"b c\"", "If-None-Match", "*");
    HttpResponse<byte[]> got = client.get(path);

    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(put.body()).isEmpty();
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(bytes);
    assertThat(header(got, "Content-Type")).isEqualTo("image/x-odd;a=\"b c\"");
    assertThat(header(got, "X-Experience-API-Version")).isEqualTo("1.0.3");
    assertThat(header(got, "Content-Security-Policy")).contains("sandbox");
  }

  @ParameterizedTest
  @EnumSource
  void document_hasItsDigestAsETagAndItsTime(Resource resource) {
    String path = resource.freshDocument();
    Instant before = Instant.now().minusSeconds(2);
    client.create(path, "text/plain", "abc");

    HttpResponse<byte[]> got = client.get(path);

    assertThat(header(got, "ETag")).isEqualTo("\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
    assertThat(time(header(got, "Last-Modified"))).isBetween(before, Instant.now());
  }

  @ParameterizedTest
  @EnumSource
  void head_answersAsGetWithoutABody(Resource resource) {
    String path = resource.freshDocument();
    client.create(path, "text/plain", "abc");

    HttpResponse<byte[]> head = client.send("HEAD", path, new byte[0]);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"ETag", "Last-Modified", "Content-Type", "Content-Length"}) {
      assertThat(header(head, name)).isEqualTo(header(client.get(path), name));
    }
    assertThat(client.send("HEAD", resource.freshDocument(), new byte[0]).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void missingDocument_isNotFound(Resource resource) {
    HttpResponse<byte[]> got = client.get(resource.freshDocument());

    assertThat(got.statusCode()).isEqualTo(404);
    assertThat(json(got).path("code").asString()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @EnumSource
  void deletedDocument_isGone(Resource resource) {
    String path = resource.freshDocument();
    client.create(path, "text/plain", "abc");

    assertThat(client.delete(path).statusCode()).isEqualTo(204);

    assertThat(client.get(path).statusCode()).isEqualTo(404);
    assertThat(client.delete(path).statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  void ids_areListedWithTagAndTime(Resource resource) {
    String context = resource.freshContext();
    client.create(context + resource.id("b \" ü/?&"), "text/plain", "1");
    client.create(context + resource.id("a"), "text/plain", "2");

    HttpResponse<byte[]> list = client.get(context);

    assertThat(text(list)).isEqualTo("[\"a\",\"b \\\" ü/?&\"]");
    assertThat(header(list, "Content-Type")).isEqualTo(JSON);
    assertThat(header(list, "ETag")).matches("\"[0-9a-f]{40}\"");
    assertThat(header(list, "Last-Modified"))
        .isEqualTo(header(client.get(context + resource.id("a")), "Last-Modified"));
    assertThat(text(client.get(resource.freshContext()))).isEqualTo("[]");
  }

  @ParameterizedTest
  @EnumSource
  void ids_sinceATime_areThoseStoredLater(Resource resource) {
    String context = resource.freshContext();
    client.create(context + resource.id("a"), "text/plain", "1");

    assertThat(text(client.get(context + "&since=2020-01-01T00:00:00.000Z"))).isEqualTo("[\"a\"]");
    assertThat(text(client.get(context + "&since=2999-01-01T00:00:00%2B02:00"))).isEqualTo("[]");
  }

  @ParameterizedTest
  @EnumSource
  void sameDocument_isNotSentAgainToWhoeverHasIt(Resource resource) {
    String path = resource.freshDocument();
    client.create(path, "text/plain", "abc");
    String tag = header(client.get(path), "ETag");

    HttpResponse<byte[]> again = client.get(path, "If-None-Match", "\"x\", " + tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(client.get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "activities/state?activityId=http://a.b/c",
        "activities/state?agent={AGENT}",
        "activities/state?activityId=c&agent={AGENT}",
        "activities/state?activityId=http://a.b/c&agent=ann",
        "activities/state?activityId=http://a.b/c&agent={GROUP}",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&registration=1",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&since=yesterday",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&stateId=a&since=2020-01-01T00:00:00Z",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&stateId=a&stateId=b",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&stateid=a",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&stateId=",
        "activities/state?activityId=http://a.b/c&agent={AGENT}&profileId=a",
        "activities/state?activityid=http://a.b/c&agent={AGENT}",
        "activities/profile?profileId=a",
        "activities/profile?activityId=c",
        "activities/profile?activityId=http://a.b/c&agent={AGENT}",
        "activities/profile?activityId=http://a.b/c&unknown=1",
        "agents/profile?profileId=a",
        "agents/profile?agent={GROUP}",
        "agents/profile?agent={AGENT}&registration=7ccd3322-e1a5-411a-a67d-6a735c76f119",
        "activities",
        "activities?activityId=c",
        "activities?activityId=%22",
        "activities?activityId=http://a.b/c&activityid=http://a.b/c",
        "agents",
        "agents?agent=ann",
        "agents?agent={GROUP}",
        "agents?Agent={AGENT}"
      })
  void badParameters_areRefused(String request) {
    String path =
        "xapi/"
            + request
                .replace("{AGENT}", Lrs.encoded(Samples.agent("ann")))
                .replace(
                    "{GROUP}",
                    Lrs.encoded("{\"objectType\":\"Group\",\"mbox\":\"mailto:g@example.org\"}"));

    HttpResponse<byte[]> got = client.get(path);

    assertThat(got.statusCode()).as(text(got)).isEqualTo(400);
    assertThat(json(got).path("code").asString()).isEqualTo("invalid-parameter");
  }

  @ParameterizedTest
  @EnumSource
  void changeWithoutAnId_isRefused(Resource resource) {
    String context = resource.freshContext();

    assertThat(client.put(context, JSON, "{}", "If-None-Match", "*").statusCode()).isEqualTo(400);
    assertThat(client.post(context, JSON, "{}").statusCode()).isEqualTo(400);
    if (resource != Resource.STATE) {
      assertThat(client.delete(context).statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{} {}", "{\"a\":01}", "abc"})
  void contentThatIsNotTheJsonItSaysItIs_isRefused(String body) {
    String path = Resource.STATE.freshDocument();

    assertThat(client.put(path, JSON + "; charset=UTF-8", body).statusCode()).isEqualTo(400);
    assertThat(client.post(path, JSON, body).statusCode()).isEqualTo(400);

    assertThat(client.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void contentType_thatIsNone_isRefused() {
    assertThat(client.put(Resource.STATE.freshDocument(), "nonsense", "abc").statusCode())
        .isEqualTo(400);
  }

  @Test
  void anyJsonValue_canBePut() {
    String path = Resource.STATE.freshDocument();

    assertThat(client.put(path, JSON, " [1.50]").statusCode()).isEqualTo(204);

    assertThat(client.content(path)).isEqualTo(" [1.50]");
  }

  @Test
  void content_thatIsTooLarge_isRefused(@TempDir Path dataDir) {
    try (Lrs small = Lrs.start(dataDir, Map.of("limits.body", "1024"))) {
      DocumentClient sender = new DocumentClient(small, "2.0.0");

      HttpResponse<byte[]> put =
          sender.put(Resource.STATE.freshDocument(), "text/plain", "a".repeat(2000));

      assertThat(put.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void stateOfARegistration_isNotTheStateWithout() {
    String context = Resource.STATE.freshContext();
    String id = UUID.randomUUID().toString();
    String registration = "&registration=" + id;
    String inUpperCase = "&registration=" + id.toUpperCase(Locale.ROOT);
    client.create(context + registration + "&stateId=a", "text/plain", "1");

    assertThat(client.get(context + "&stateId=a").statusCode()).isEqualTo(404);
    assertThat(client.content(context + registration + "&stateId=a")).isEqualTo("1");
    assertThat(client.content(context + inUpperCase + "&stateId=a")).isEqualTo("1");
    assertThat(client.content(context)).isEqualTo("[\"a\"]");
  }

  @Test
  void allStateOfAContext_isDeletedAtOnce() {
    String context = Resource.STATE.freshContext();
    String registration = "&registration=" + UUID.randomUUID();
    client.create(context + "&stateId=a", "text/plain", "1");
    client.create(context + registration + "&stateId=b", "text/plain", "2");

    assertThat(client.delete(context + registration).statusCode()).isEqualTo(204);
    assertThat(client.content(context)).isEqualTo("[\"a\"]");
    assertThat(client.delete(context).statusCode()).isEqualTo(204);
    assertThat(client.content(context)).isEqualTo("[]");
  }

  @Test
  void agents_areTheSameWhenTheirIdentifierIs() {
    String path = "xapi/agents/profile?profileId=p&agent=";
    String who = UUID.randomUUID() + "@example.org\"";
    client.create(
        path + Lrs.encoded("{\"mbox\":\"mailto:" + who + ",\"name\":\"Ann\"}"), "text/plain", "1");

    assertThat(
            client.content(
                path + Lrs.encoded("{\"objectType\":\"Agent\",\"mbox\": \"mailto:" + who + "}")))
        .isEqualTo("1");
  }

  @Test
  void content_isText_inAnyCharacters() {
    String path = Resource.STATE.freshDocument();

    client.put(path, "text/plain;charset=ISO-8859-1", "ü");

    assertThat(client.get(path).body()).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
    assertThat(header(client.get(path), "Content-Type")).isEqualTo("text/plain;charset=ISO-8859-1");
  }

  private static Instant time(String header) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
  }
}
