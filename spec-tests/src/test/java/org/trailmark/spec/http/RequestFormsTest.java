package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in other clothes: form fields (xAPI-Communication 1.3), and gzip. */
class RequestFormsTest {
  private static final int LIMIT = 100_000;

  @AutoClose
  private static final Lrs lrs = Lrs.start(Map.of("limits.body", Integer.toString(LIMIT)));

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded; charset=UTF-8"})
  void contentWithoutItsType_isAStatement(String outerType) {
    UUID id = UUID.randomUUID();

    HttpResponse<String> response =
        form("POST", credentials() + "&content=" + encoded(Samples.statement(id)), outerType);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("[\"" + id + "\"]");
    assertThat(header(response, "X-Experience-API-Version")).isEqualTo("1.0.3");
  }

  @Test
  void head_isAnsweredWithoutABody() {
    HttpResponse<String> response = form("HEAD", credentials() + "&limit=1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(form("HEAD", credentials() + "&statementId=" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=%zz",
        "limit=%4",
        "limit=%",
        "limit=%-1",
        "content=%ff",
        "limit=1&limit=2",
        "content=1&content=2",
        "authorization=x",
        "Accept-Language=de"
      })
  void wrongForm_isRefused(String fields) {
    assertThat(form("GET", credentials() + "&" + fields).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "get", "PATCH", "", "GET&method=GET"})
  void wrongMethod_isRefused(String method) {
    assertThat(form(method, credentials()).statusCode()).isEqualTo(400);
  }

  @Test
  void formOfAnotherType_isRefused() {
    HttpResponse<String> response = form("GET", credentials(), "application/json");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("x-www-form-urlencoded");
  }

  @Test
  void largeForm_isTooLarge_whoeverSendsIt() {
    assertThat(form("POST", "content=" + "x".repeat(LIMIT)).statusCode()).isEqualTo(413);
  }

  @Test
  void gzipDocument_isKeptUncompressed() throws IOException {
    String path =
        "xapi/activities/profile?profileId=zip&activityId=" + encoded("https://example.org/a");
    HttpResponse<String> put =
        lrs.send(
            lrs.request(path)
                .header("Content-Type", "text/plain")
                .header("Content-Encoding", "gzip")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofByteArray(gzip("hello".getBytes(StandardCharsets.UTF_8)))));

    assertThat(put.statusCode()).isEqualTo(204);
    HttpResponse<String> got = lrs.send(lrs.request(path).header("Accept-Encoding", "gzip"));
    assertThat(got.body()).isEqualTo("hello");
    assertThat(header(got, "Content-Encoding")).isEqualTo("(none)");
  }

  @Test
  void gzipBomb_isTooLarge() throws IOException {
    byte[] bomb = gzip(new byte[50 << 20]);
    assertThat(bomb.length).isLessThan(LIMIT);

    assertThat(compressed("gzip", bomb).statusCode()).isEqualTo(413);
  }

  @Test
  void bodyOfExactlyTheLimit_isTaken() throws IOException {
    String statement = Samples.statement(UUID.randomUUID());
    byte[] padded =
        (statement + " ".repeat(LIMIT - statement.length())).getBytes(StandardCharsets.UTF_8);

    assertThat(compressed("gzip", gzip(padded)).statusCode()).isEqualTo(200);
    assertThat(compressed("identity", padded).statusCode()).isEqualTo(200);
  }

  @Test
  void brokenGzip_isRefused() throws IOException {
    byte[] good = gzip(Samples.statement(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));

    for (byte[] broken :
        new byte[][] {"{}".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(good, 40), {}}) {
      assertThat(compressed("gzip", broken).statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
  void otherEncoding_isUnsupported(String encoding) {
    assertThat(compressed(encoding, new byte[] {1}).statusCode()).isEqualTo(415);
  }

  private static HttpResponse<String> compressed(String encoding, byte[] body) {
    return lrs.send(
        lrs.request("xapi/statements")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> form(String method, String fields) {
    return form(method, fields, "application/x-www-form-urlencoded");
  }

  private static HttpResponse<String> form(String method, String fields, String type) {
    HttpRequest.Builder request =
        lrs.bare("xapi/statements?method=" + method)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(fields));
    return lrs.send(request);
  }

  private static String credentials() {
    return "X-Experience-API-Version=1.0.3&Authorization="
        + encoded(Lrs.basic(Lrs.KEY, Lrs.SECRET));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
