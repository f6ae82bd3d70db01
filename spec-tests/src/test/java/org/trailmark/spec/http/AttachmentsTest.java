package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;
import static org.trailmark.spec.http.MultipartBody.hash;
import static org.trailmark.spec.http.MultipartBody.part;
import static org.trailmark.spec.http.MultipartBody.statement;
import static org.trailmark.spec.http.MultipartBody.zeros;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.spec.conformance.http.Signer;
import tools.jackson.databind.JsonNode;

/**
 * Attachments on their way in and out (xAPI-Communication 1.5.2), beyond what the standard asks.
 */
class AttachmentsTest {
  private static final int MOST = 33 << 20;
  private static final String PLAIN = "text/plain";

  @AutoClose
  private static final Lrs lrs =
      Lrs.start(
          Map.of(
              "limits.body",
              "100000",
              "limits.attachment",
              String.valueOf(MOST),
              "xapi.maxPage",
              "2"));

  private static final Path attachments = lrs.dataDir().resolve("attachments");

  @Test
  void largeAttachment_farBeyondTheBodyLimit_comesBackWhole() throws IOException {
    UUID id = UUID.randomUUID();
    int length = 32 << 20;
    String hash = hash(zeros(length));

    HttpResponse<String> sent = send(statement(id, hash, length, PLAIN), part(hash, zeros(length)));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    Path file = attachments.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    assertThat(file).hasSize(length);
    HttpResponse<String> got = lrs.get(one(id) + "&attachments=true");
    assertThat(header(got, "Content-Type")).startsWith("multipart/mixed");
    assertThat(got.body().length()).isGreaterThan(length);
    assertThat(got.body()).contains(id.toString(), "X-Experience-API-Hash: " + hash);
    assertThat(staged()).isEmpty();
  }

  @Test
  void tooLargeAttachment_is413AndLeavesNothing() throws IOException {
    UUID id = UUID.randomUUID();
    String hash = hash(zeros(MOST + 1));

    // What it declares is too large already; and when it lies, its data is.
    for (int declared : new int[] {MOST + 1, 5}) {
      HttpResponse<String> sent =
          send(statement(id, hash, declared, PLAIN), part(hash, zeros(MOST + 1)));

      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(413);
      assertThat(json(sent).path("code").asString()).isEqualTo("too-large");
    }
    assertThat(lrs.get(one(id)).statusCode()).isEqualTo(404);
    assertThat(staged()).isEmpty();
    assertThat(attachments.resolve(hash.substring(0, 2)).resolve(hash.substring(2))).doesNotExist();
  }

  @Test
  void statementsPartAndOtherResources_keepTheBodyLimit() {
    assertThat(send(" ".repeat(100_001)).statusCode()).isEqualTo(413);
    HttpResponse<String> document =
        lrs.send(
            lrs.request("xapi/activities/profile?activityId=urn:x:y&profileId=p")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(" ".repeat(100_001))));
    assertThat(document.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Experience-API-Hash: abc                       | Part 2 | its X-Experience-API-Hash
          Content-Transfer-Encoding: base64                | Part 2 | not binary
          Content-Type: image/png                          | Part 2 | image/png
          Content-Type: text/plain; charset=utf-16         | Part 2 | charset=utf-16
          Content-Length: 7                                | Part 2 | Content-Length
          no header                                        | Part 2 | no header
          """)
  void partThatIsWrong_isRefusedSayingWhere(String line, String where, String what)
      throws IOException {
    UUID id = UUID.randomUUID();
    byte[] data = ("wrong " + id).getBytes(StandardCharsets.UTF_8);
    String hash = hash(new ByteArrayInputStream(data));
    String headers =
        (line.startsWith("X-Exp") ? "" : "X-Experience-API-Hash: " + hash + "\r\n") + line + "\r\n";

    HttpResponse<String> sent =
        send(
            statement(id, hash, data.length, "text/plain; charset=utf-8"),
            MultipartBody.partWith(headers, new ByteArrayInputStream(data)));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(400);
    assertThat(json(sent).path("detail").asString()).contains(where, what);
    assertThat(lrs.get(one(id)).statusCode()).isEqualTo(404);
    assertThat(staged()).isEmpty();
  }

  @Test
  void refusedBatch_keepsNoneOfItsData() throws IOException {
    byte[] data = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    String hash = hash(new ByteArrayInputStream(data));
    String other = hash(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    String batch =
        Samples.array(
            statement(UUID.randomUUID(), hash, data.length, PLAIN),
            statement(UUID.randomUUID(), other, 3, PLAIN));

    HttpResponse<String> sent = send(batch, part(hash, new ByteArrayInputStream(data)));

    assertThat(sent.statusCode()).isEqualTo(400);
    assertThat(json(sent).at("/faults/0/statement").asInt(-1)).isEqualTo(1);
    assertThat(json(sent).at("/faults/0/message").asString()).contains(other);
    assertThat(attachments.resolve(hash.substring(0, 2)).resolve(hash.substring(2))).doesNotExist();
  }

  @Test
  void more_goesOnWithAttachments() throws IOException {
    String verb = "https://example.org/verbs/" + UUID.randomUUID();
    byte[] data = verb.getBytes(StandardCharsets.UTF_8);
    String hash = hash(new ByteArrayInputStream(data));
    String batch =
        Samples.array(
            Stream.of(1, 2, 3)
                .map(i -> statement(UUID.randomUUID(), hash, data.length, PLAIN))
                .map(statement -> statement.replace(Samples.VERB, verb))
                .toArray(String[]::new));
    assertThat(send(batch, part(hash, new ByteArrayInputStream(data))).statusCode()).isEqualTo(200);

    String first = lrs.get("xapi/statements?attachments=true&verb=" + Lrs.encoded(verb)).body();
    String more = first.replaceAll("(?s).*\"more\":\"/([^\"]*)\".*", "$1");
    HttpResponse<String> rest = lrs.get(more);

    assertThat(first.split("X-Experience-API-Hash", -1)).as("data is sent once").hasSize(2);
    assertThat(header(rest, "Content-Type")).startsWith("multipart/mixed");
    assertThat(rest.body()).contains("X-Experience-API-Hash: " + hash, "\r\n\r\n" + verb + "\r\n");
  }

  @Test
  void head_withAttachments_hasTheTypeAndNoBody() {
    HttpResponse<String> head =
        lrs.send(
            lrs.request("xapi/statements?attachments=true")
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Type")).startsWith("multipart/mixed");
  }

  @ParameterizedTest
  @CsvSource({"false, well-formed", "true, verified"})
  void signature_isKept_andShownToAdmins(boolean withCertificate, String state) throws IOException {
    UUID id = signed(withCertificate);

    JsonNode shown = json(lrs.get("admin/api/signatures/" + id));

    assertThat(shown.path("signed").asBoolean()).isTrue();
    assertThat(shown.at("/signatures/0/state").asString()).isEqualTo(state);
    assertThat(shown.at("/signatures/0/algorithm").asString()).isEqualTo("RS256");
    assertThat(shown.at("/signatures/0/signer/subject").asString(""))
        .isEqualTo(withCertificate ? "CN=Conformance" : "");
  }

  @Test
  void signature_thatIsOnlyReferredTo_isUnchecked() {
    UUID id = UUID.randomUUID();
    String statement =
        statement(id, "ab".repeat(32), 1000, "application/octet-stream")
            .replace("https://example.org/usage", Attachment.SIGNATURE)
            .replace("\"sha2\"", "\"fileUrl\":\"https://example.org/signature\",\"sha2\"");
    HttpResponse<String> sent = lrs.post("xapi/statements", statement);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);

    JsonNode shown = json(lrs.get("admin/api/signatures/" + id));

    assertThat(shown.path("signed").asBoolean()).isTrue();
    assertThat(shown.at("/signatures/0/state").asString()).isEqualTo("unchecked");
    assertThat(shown.at("/signatures/0/sha2").asString()).isEqualTo("ab".repeat(32));
  }

  @Test
  void signatures_areListed_newestFirst_pageByPage() throws IOException {
    UUID first = signed(true);
    UUID other = signed(false);
    UUID last = signed(true);

    JsonNode page = json(lrs.get("admin/api/signatures?state=verified&limit=1"));
    JsonNode next = json(lrs.get("admin/api/" + page.path("more").asString()));
    JsonNode all = json(lrs.get("admin/api/signatures?limit=3"));

    assertThat(page.at("/signatures/0/statement").asString()).isEqualTo(last.toString());
    assertThat(next.at("/signatures/0/statement").asString()).isEqualTo(first.toString());
    assertThat(next.at("/signatures/0/signature/state").asString()).isEqualTo("verified");
    assertThat(all.at("/signatures/1/statement").asString()).isEqualTo(other.toString());
    HttpResponse<String> wrong = lrs.get("admin/api/signatures?state=good");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("unchecked, well-formed or verified");
  }

  @Test
  void signature_ofAnUnsignedStatement_isNone() {
    UUID id = UUID.randomUUID();
    lrs.post("xapi/statements", Samples.statement(id));

    HttpResponse<String> answer = lrs.get("admin/api/signatures/" + id);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("signed").asBoolean(true)).isFalse();
    assertThat(lrs.get("admin/api/signatures/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  /** Stores a statement that is signed. */
  private static UUID signed(boolean withCertificate) throws IOException {
    UUID id = UUID.randomUUID();
    Signer signer = new Signer();
    String plain = Samples.statement(id);
    byte[] jws =
        withCertificate ? signer.signWithCertificate("RS256", plain) : signer.sign("RS256", plain);
    String hash = hash(new ByteArrayInputStream(jws));
    String signed =
        statement(id, hash, jws.length, "application/octet-stream")
            .replace("https://example.org/usage", Attachment.SIGNATURE);
    InputStream part =
        MultipartBody.partWith(
            "X-Experience-API-Hash: " + hash + "\r\n", new ByteArrayInputStream(jws));
    assertThat(send(signed, part).statusCode()).isEqualTo(200);
    return id;
  }

  private static List<Path> staged() throws IOException {
    try (Stream<Path> files = Files.list(attachments.resolve("staging"))) {
      return files.toList();
    }
  }

  private static HttpResponse<String> send(String statements, InputStream... parts) {
    return MultipartBody.send(lrs, statements, parts);
  }

  private static String one(UUID id) {
    return "xapi/statements?statementId=" + id;
  }
}
