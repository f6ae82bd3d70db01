package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.json;
import static org.trailmark.spec.http.MultipartBody.attachment;
import static org.trailmark.spec.http.MultipartBody.hash;
import static org.trailmark.spec.http.MultipartBody.part;
import static org.trailmark.spec.http.MultipartBody.partWith;
import static org.trailmark.spec.http.MultipartBody.send;
import static org.trailmark.spec.http.MultipartBody.statement;
import static org.trailmark.spec.http.MultipartBody.text;
import static org.trailmark.spec.http.MultipartBody.zeros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.spec.conformance.http.Signer;

/** What clients may send as multipart/mixed though few do, and how much of it. */
class MultipartFormsTest {
  private static final int MOST_JSON = 10_000;
  private static final int MOST = 200_000;

  @AutoClose
  private static final Lrs lrs =
      Lrs.start(
          Map.of(
              "limits.body", String.valueOf(MOST_JSON),
              "limits.multipart", String.valueOf(MOST)));

  @Test
  void dataThatComesTwice_isStoredOnce() {
    UUID id = UUID.randomUUID();

    HttpResponse<String> sent = send(lrs, statement(id, "twice"), part("twice"), part("twice"));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(got(id).split("X-Experience-API-Hash", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary====17===",
        "multipart/mixed; charset=UTF-8; boundary=a:b/c?d; x=y",
        "Multipart/Mixed;boundary=(17)",
        "multipart/mixed; boundary=\"===17===\"",
        "multipart/mixed; boundary=\"a b; boundary=:\""
      })
  void boundaryThatShouldBeQuoted_isUnderstood(String type) {
    UUID id = UUID.randomUUID();
    String boundary =
        type.replaceFirst("(?i)^multipart/mixed;(?: charset=UTF-8;)?\\s?boundary=", "")
            .replaceFirst("; x=y$", "")
            .replace("\"", "");
    String body =
        "--%s\r\nContent-Type: application/json\r\n\r\n%s\r\n--%s\r\n%s\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(
                boundary,
                statement(id, "careless"),
                boundary,
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
                    + "X-Experience-API-Hash: "
                    + hash("careless"),
                "careless",
                boundary);

    HttpResponse<String> sent =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(got(id)).contains("careless");
  }

  @Test
  void typeOfCountlessParameters_isRefused() {
    HttpResponse<String> sent =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", "multipart/mixed" + ";".repeat(60_000))
                .POST(BodyPublishers.ofString("--b--")));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(400);
  }

  @Test
  void secondCopyThatIsDifferent_isRefused() {
    HttpResponse<String> sent =
        send(
            lrs,
            statement(UUID.randomUUID(), "right"),
            part("right"),
            part(hash("right"), text("wrong")));

    assertThat(sent.statusCode()).isEqualTo(400);
    assertThat(json(sent).path("detail").asString()).contains("Part 3", hash("wrong"));
  }

  @Test
  void typesThatDoNotAgree_areNotAnsweredForAllOfThem() {
    UUID id = UUID.randomUUID();
    String twoTypes =
        Samples.withAttachments(
            Samples.statement(id),
            attachment(hash("both"), 4, "text/plain"),
            attachment(hash("both"), 4, "text/markdown"));
    InputStream part = partWith("X-Experience-API-Hash: " + hash("both") + "\r\n", text("both"));
    assertThat(send(lrs, twoTypes, part).statusCode()).isEqualTo(200);

    String[] parts = got(id).split("\r\n--trailmark-", -1);

    assertThat(parts[1]).contains("\r\n\r\nboth").doesNotContain("Content-Type");
  }

  @Test
  void multipart_mayBeLargerThanJson() {
    long length = MOST - 1_000;
    String hash = hash(zeros(length));

    HttpResponse<String> sent =
        send(
            lrs,
            statement(UUID.randomUUID(), hash, length, "text/plain"),
            part(hash, zeros(length)));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
  }

  @Test
  void multipart_largerThanItsLimit_is413_thoughEveryPartIsSmall() {
    InputStream[] parts = new InputStream[3];
    String[] attachments = new String[3];
    for (int i = 0; i < 3; i++) {
      int length = MOST / 3 + i;
      attachments[i] = attachment(hash(zeros(length)), length, "text/plain");
      parts[i] = part(hash(zeros(length)), zeros(length));
    }
    UUID id = UUID.randomUUID();

    HttpResponse<String> sent =
        send(lrs, Samples.withAttachments(Samples.statement(id), attachments), parts);

    assertThat(sent.statusCode()).isEqualTo(413);
    assertThat(json(sent).path("code").asString()).isEqualTo("too-large");
    assertThat(json(sent).path("detail").asString()).contains(String.valueOf(MOST));
    assertThat(lrs.get("xapi/statements?statementId=" + id).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST_JSON * 2, MOST * 2})
  void gzipOfMultipart_hasTheLimitOfMultipart(int length) throws IOException {
    String hash = hash(zeros(length));
    byte[] whole =
        MultipartBody.of(
                statement(UUID.randomUUID(), hash, length, "text/plain"), part(hash, zeros(length)))
            .readAllBytes();

    HttpResponse<String> sent =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", MultipartBody.TYPE)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(whole))));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(length < MOST ? 200 : 413);
  }

  @Test
  void lengthBeyondAnInt_is413() throws IOException {
    assertThat(answerTo("Content-Length: 3000000000", "--b\r\n")).startsWith("HTTP/1.1 413");
    assertThat(answerTo("Content-Length: 3000000000", "").replaceFirst("(?s).*\r\n\r\n", ""))
        .contains("\"code\":\"too-large\"");
  }

  @Test
  void clientThatHangsUp_isNoFaultOfOurs() throws IOException {
    // Half closed: the client can still read, and what it reads must blame itself.
    String answer = answerTo("Transfer-Encoding: chunked", "fff\r\n--b\r\n");

    assertThat(answer).doesNotContain("500", "errorId");
  }

  @Test
  void signatureOfASubStatement_isOfTheStatementWithoutIt() {
    UUID id = UUID.randomUUID();
    String plain = inSubStatement(id, "");
    String jws = new String(new Signer().sign("RS256", plain), StandardCharsets.US_ASCII);
    String signature =
        attachment(hash(jws), jws.length(), "application/octet-stream")
            .replace("https://example.org/usage", Attachment.SIGNATURE);

    HttpResponse<String> sent =
        send(lrs, inSubStatement(id, ", \"attachments\": [" + signature + "]"), signed(jws));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
  }

  @Test
  void signatureThatMustBeUnderstood_isRefused() {
    UUID id = UUID.randomUUID();
    String header = "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}";
    String jws =
        new String(
            new Signer().sign(header, "RS256", Samples.statement(id)), StandardCharsets.US_ASCII);
    String statement =
        statement(id, hash(jws), jws.length(), "application/octet-stream")
            .replace("https://example.org/usage", Attachment.SIGNATURE);

    HttpResponse<String> sent = send(lrs, statement, signed(jws));

    assertThat(sent.statusCode()).isEqualTo(400);
    assertThat(json(sent).at("/faults/0/message").asString()).contains("crit", "exp");
  }

  private static InputStream signed(String jws) {
    return partWith("X-Experience-API-Hash: " + hash(jws) + "\r\n", text(jws));
  }

  private static String inSubStatement(UUID id, String more) {
    return """
    {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
     "verb": {"id": "http://example.org/planned"},
     "object": {"objectType": "SubStatement", "actor": {"mbox": "mailto:ann@example.org"},
       "verb": {"id": "http://example.org/visited"}, "object": {"id": "http://example.org/a"}%s}}\
    """
        .formatted(id, more);
  }

  private static String got(UUID id) {
    return lrs.get("xapi/statements?attachments=true&statementId=" + id).body();
  }

  /** Sends what no client of good will does, closes its own half, and reads to the end. */
  private static String answerTo(String header, String body) throws IOException {
    try (Socket socket = new Socket(lrs.uri("").getHost(), lrs.uri("").getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          String.join(
              "\r\n",
              "POST /xapi/statements HTTP/1.1",
              "Host: localhost",
              "Authorization: " + Lrs.basic(Lrs.KEY, Lrs.SECRET),
              "X-Experience-API-Version: 2.0.0",
              "Content-Type: " + MultipartBody.TYPE,
              header,
              "",
              "");
      out.write((head + body).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
