package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Multipart;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Requests and responses with the data of attachments. */
@Conformance
@Tag("attachments")
class MultipartTest {
  private static final String CLAUSE = "xAPI-Communication 1.5.2";

  private final Lrs lrs;
  private final Statements statements;

  MultipartTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A statement with its attachment is stored by POST and PUT")
  void multipart_isStored() {
    byte[] data = Attached.data();
    ObjectNode posted = Attached.statement(data);
    Attached.post(lrs, Multipart.of(posted).attachment(data, "text/plain")).expect(200);
    Comparison.assertAnsweredBack(posted, statements.fetch(Samples.id(posted)));
    ObjectNode put = Attached.statement(data);
    Multipart body = Multipart.of(put).attachment(data, "text/plain");
    lrs.put("statements")
        .query("statementId", Samples.id(put))
        .body(body.bytes(), body.contentType())
        .send()
        .expect(204);
    Comparison.assertAnsweredBack(put, statements.fetch(Samples.id(put)));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A batch with several attachments is stored; one part may serve several")
  void multipart_ofBatch_isStored() {
    byte[] shared = Attached.data();
    byte[] own = Attached.data();
    ObjectNode first = Attached.statement(shared);
    ObjectNode second =
        Json.with(
            Samples.statement(),
            "/attachments",
            Json.array(Attached.attachment(own), Attached.attachment(shared)));
    ObjectNode third = Samples.statement();
    Attached.post(
            lrs,
            Multipart.of(Json.array(first, second, third))
                .attachment(own, "text/plain")
                .attachment(shared, "text/plain"))
        .expect(200);
    assertThat(parts("statementId", Samples.id(second))).hasSize(3);
    assertThat(parts("statementId", Samples.id(first)).get(1).content()).isEqualTo(shared);
    assertThat(parts("statementId", Samples.id(third))).hasSize(1);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "The standard's own example is stored, boundary and all")
  void example_isStored() {
    ObjectNode sent =
        Json.with(
            Samples.statement(),
            "/attachments",
            "[{'usageType':'http://example.com/attachment-usage/test','display':{'en-US':'A test attachment'},"
                + "'description':{'en-US':'A test attachment (description)'},"
                + "'contentType':'text/plain; charset=ascii','length':27,"
                + "'sha2':'495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a'}]");
    byte[] data = "here is a simple attachment".getBytes(StandardCharsets.US_ASCII);
    Multipart body =
        Multipart.empty("abcABC0123'()+_,-./:=?")
            .part(Multipart.json(), sent.toString())
            .attachment(data, "text/plain; charset=ascii");
    Attached.post(lrs, body).expect(200);
    assertThat(parts("statementId", Samples.id(sent)).get(1).content()).isEqualTo(data);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "SHA-256, SHA-384 and SHA-512 are SHA-2 hashes")
  Stream<DynamicTest> everySha2_isTaken() {
    return Stream.of("SHA-256", "SHA-384", "SHA-512")
        .map(
            algorithm ->
                dynamicTest(
                    algorithm,
                    () -> {
                      byte[] data = Attached.data();
                      String hash = Multipart.hash(algorithm, data);
                      ObjectNode sent =
                          Json.with(
                              Attached.statement(data), "/attachments/0/sha2", Json.text(hash));
                      Map<String, String> headers = Multipart.headers(data);
                      headers.put("Content-Type", "text/plain");
                      headers.put("X-Experience-API-Hash", hash);
                      Attached.post(lrs, Multipart.of(sent).part(headers, data)).expect(200);
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text =
          "An attachment that has neither a fileUrl nor a part is refused, and the batch with it")
  void partMissing_isRefused() {
    ObjectNode sent = Attached.statement(Attached.data());
    ObjectNode other = Samples.statement();
    Attached.post(lrs, Multipart.of(Json.array(other, sent))).expect(400);
    byte[] another = Attached.data();
    Attached.post(lrs, Multipart.of(sent).attachment(another, "text/plain")).expect(400);
    statements.assertNotStored(Samples.id(sent));
    statements.assertNotStored(Samples.id(other));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A JSON request with an attachment without fileUrl is refused")
  void json_withoutFileUrl_isRefused() {
    ObjectNode sent = Attached.statement(Attached.data());
    lrs.postStatements(sent).expect(400);
    lrs.putStatement(Samples.id(sent), sent).expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "A multipart request without attachments, or with fileUrls only, is stored")
  void multipart_withoutParts_isStored() {
    Attached.post(lrs, Multipart.of(Samples.statement())).expect(200);
    Attached.post(lrs, Multipart.of(Json.array(Samples.full(), Samples.full()))).expect(200);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "A part without a hash, or with one that is not its data's, is refused")
  Stream<DynamicTest> hashWrong_isRefused() {
    return Stream.of("", "0".repeat(64), "not a hash")
        .map(
            hash ->
                dynamicTest(
                    "'" + hash + "'",
                    () -> {
                      byte[] data = Attached.data();
                      ObjectNode sent = Attached.statement(data);
                      Map<String, String> headers = Multipart.headers(data);
                      headers.put("Content-Type", "text/plain");
                      if (hash.isEmpty()) {
                        headers.remove("X-Experience-API-Hash");
                      } else {
                        headers.put("X-Experience-API-Hash", hash);
                      }
                      Attached.post(lrs, Multipart.of(sent).part(headers, data)).expect(400);
                      statements.assertNotStored(Samples.id(sent));
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "Data that does not have the hash that the statement and the part declare is refused")
  void dataWrong_isRefused() {
    byte[] data = Attached.data();
    ObjectNode sent = Attached.statement(data);
    Map<String, String> headers = Multipart.headers(data);
    headers.put("Content-Type", "text/plain");
    byte[] other = data.clone();
    other[0]++;
    Attached.post(lrs, Multipart.of(sent).part(headers, other)).expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A Content-Transfer-Encoding other than binary is refused")
  void otherEncoding_isRefused() {
    byte[] data = Attached.data();
    ObjectNode sent = Attached.statement(data);
    Map<String, String> headers = Multipart.headers(data);
    headers.put("Content-Type", "text/plain");
    headers.put("Content-Transfer-Encoding", "base64");
    Attached.post(lrs, Multipart.of(sent).part(headers, Base64.getEncoder().encode(data)))
        .expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Content-Type and Content-Length of a part match the attachment's")
  Stream<DynamicTest> partThatDoesNotMatch_isRefused() {
    byte[] data = Attached.data();
    return Stream.of(
        dynamicTest(
            "Content-Type",
            () ->
                Attached.post(
                        lrs,
                        Multipart.of(Attached.statement(data)).attachment(data, "application/pdf"))
                    .expect(400)),
        dynamicTest(
            "length",
            () ->
                Attached.post(
                        lrs,
                        Multipart.of(
                                Json.with(
                                    Attached.statement(data),
                                    "/attachments/0/length",
                                    String.valueOf(data.length + 1)))
                            .attachment(data, "text/plain"))
                    .expect(400)));
  }

  @Test
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      text = "A part that no statement refers to is refused")
  void surplusPart_isRefused() {
    byte[] data = Attached.data();
    ObjectNode sent = Attached.statement(data);
    Attached.post(
            lrs,
            Multipart.of(sent)
                .attachment(data, "text/plain")
                .attachment(Attached.data(), "text/plain"))
        .expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "The first part has the statements, with type application/json")
  Stream<DynamicTest> firstPartOther_isRefused() {
    byte[] data = Attached.data();
    String sent = Attached.statement(data).toString();
    return Stream.of(
        dynamicTest(
            "another type",
            () ->
                Attached.post(
                        lrs,
                        Multipart.empty("b")
                            .part(Map.of("Content-Type", "text/plain"), sent)
                            .attachment(data, "text/plain"))
                    .expect(400)),
        dynamicTest(
            "data first",
            () ->
                Attached.post(
                        lrs,
                        Multipart.empty("b")
                            .attachment(data, "text/plain")
                            .part(Multipart.json(), sent))
                    .expect(400)),
        dynamicTest("no part", () -> Attached.post(lrs, Multipart.empty("b")).expect(400)),
        dynamicTest(
            "malformed JSON",
            () ->
                Attached.post(lrs, Multipart.empty("b").part(Multipart.json(), sent + "]"))
                    .expect(400)));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A body that is no multipart/mixed of RFC 2046 is refused")
  Stream<DynamicTest> noMultipart_isRefused() {
    byte[] data = Attached.data();
    byte[] body = Multipart.of(Attached.statement(data)).attachment(data, "text/plain").bytes();
    return Stream.of(
            "multipart/mixed",
            "multipart/mixed; boundary=other",
            "multipart/mixed; boundary=\"\"",
            "multipart/form-data; boundary=conformance-boundary")
        .map(
            type ->
                dynamicTest(
                    type, () -> lrs.post("statements").body(body, type).send().expect(400, 415)));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A body that ends before its closing boundary is refused")
  void truncated_isRefused() {
    byte[] data = Attached.data();
    Multipart body = Multipart.of(Attached.statement(data)).attachment(data, "text/plain");
    byte[] whole = body.bytes();
    lrs.post("statements")
        .body(Arrays.copyOf(whole, whole.length - 60), body.contentType())
        .send()
        .expect(400);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "Attachments of a SubStatement travel like the statement's")
  void subStatement_withAttachment_isStored() {
    byte[] data = Attached.data();
    ObjectNode sub =
        Json.with(
            Json.with(Samples.minimal(), "/objectType", "'SubStatement'"),
            "/attachments",
            Json.array(Attached.attachment(data)));
    ObjectNode sent = Samples.about(sub);
    Attached.post(lrs, Multipart.of(sent).attachment(data, "text/plain")).expect(200);
    assertThat(parts("statementId", Samples.id(sent)).get(1).content()).isEqualTo(data);
  }

  private List<Multipart.Part> parts(String... query) {
    return Multipart.parse(
        lrs.get("statements").queries(query).query("attachments", "true").send().expect(200));
  }
}
