package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Multipart;
import org.trailmark.spec.conformance.http.Signer;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Statements with a JSON Web Signature of themselves. */
@Conformance
@Tag("signed")
class SignedStatementTest {
  private static final String CLAUSE = "xAPI-Data 2.6";
  private static final Signer SIGNER = new Signer();

  private final Lrs lrs;
  private final Statements statements;

  SignedStatementTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "Signatures with RS256, RS384 and RS512 are accepted")
  Stream<DynamicTest> everyAlgorithm_isAccepted() {
    return Stream.of("RS256", "RS384", "RS512")
        .flatMap(
            algorithm ->
                Stream.of(
                    dynamicTest(
                        algorithm,
                        () -> {
                          ObjectNode sent = Samples.statement();
                          send(sent, SIGNER.sign(algorithm, sent.toString())).expect(200);
                          statements.fetch(Samples.id(sent));
                        }),
                    dynamicTest(
                        algorithm + " with a certificate",
                        () -> {
                          ObjectNode sent = Samples.statement();
                          send(sent, SIGNER.signWithCertificate(algorithm, sent.toString()))
                              .expect(200);
                        })));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "The signature is kept, byte by byte, as an attachment")
  void signature_isKept() {
    ObjectNode sent = Samples.statement();
    byte[] jws = SIGNER.signWithCertificate("RS256", sent.toString());
    send(sent, jws).expect(200);
    statements.fetch(Samples.id(sent));
    Answer answer =
        lrs.get("statements")
            .queries("statementId", Samples.id(sent), "attachments", "true")
            .send()
            .expect(200);
    assertThat(Multipart.parse(answer).get(1).content()).isEqualTo(jws);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "The payload is logically equivalent to the statement: serialization does not matter")
  Stream<DynamicTest> equivalentPayload_isAccepted() {
    Map<String, ObjectNode[]> pairs = new LinkedHashMap<>();
    ObjectNode turned = Samples.statement();
    ObjectNode copy = Json.object("{}");
    copy.set("object", turned.get("object"));
    copy.set("verb", turned.get("verb"));
    copy.set("actor", turned.get("actor"));
    copy.set("id", turned.get("id"));
    pairs.put("properties in another order", new ObjectNode[] {turned, copy});
    ObjectNode timed = Json.with(Samples.statement(), "/timestamp", "'2013-05-18T05:32:34Z'");
    pairs.put(
        "the timestamp in another zone",
        new ObjectNode[] {timed, Json.with(timed, "/timestamp", "'2013-05-18T07:32:34+02:00'")});
    return pairs.entrySet().stream()
        .map(
            pair ->
                dynamicTest(
                    pair.getKey(),
                    () -> {
                      String payload = pair.getValue()[1].toPrettyString();
                      send(pair.getValue()[0], SIGNER.sign("RS256", payload)).expect(200);
                    }));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A payload that is not the statement is refused with 400")
  Stream<DynamicTest> otherPayload_isRefused() {
    ObjectNode sent = Samples.statement();
    return Stream.of(
            Json.with(sent, "/verb/id", "'http://example.com/other'").toString(),
            Json.with(sent, "/result", "{'success':true}").toString(),
            Json.without(sent, "/object").toString(),
            Samples.statement().toString(),
            "{}",
            "[]",
            "not json",
            "")
        .map(
            payload ->
                dynamicTest(
                    "'" + payload + "'", () -> refused(sent, SIGNER.sign("RS256", payload))));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "An algorithm other than RS256, RS384 and RS512 is refused with 400")
  Stream<DynamicTest> otherAlgorithm_isRefused() {
    return Stream.of("HS256", "ES256", "PS256", "none", "rs256", "")
        .map(
            algorithm ->
                dynamicTest(
                    "'" + algorithm + "'",
                    () -> {
                      ObjectNode sent = Samples.statement();
                      refused(sent, SIGNER.sign(algorithm, sent.toString()));
                    }));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A malformed signature is refused with 400")
  Stream<DynamicTest> malformed_isRefused() {
    ObjectNode sent = Samples.statement();
    String whole = new String(SIGNER.sign("RS256", sent.toString()), StandardCharsets.US_ASCII);
    String[] parts = whole.split("\\.", -1);
    return Stream.of(
            "not a signature",
            parts[0] + "." + parts[1],
            parts[0] + ".." + parts[2],
            "." + parts[1] + "." + parts[2],
            whole + ".more",
            "!!!." + parts[1] + "." + parts[2],
            parts[1] + "." + parts[1] + "." + parts[2])
        .map(
            jws ->
                dynamicTest(
                    jws.substring(0, Math.min(60, jws.length())),
                    () -> refused(sent, jws.getBytes(StandardCharsets.US_ASCII))));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Where the header has a certificate, the signature is checked against it")
  Stream<DynamicTest> signatureOfAnother_isRefused() {
    ObjectNode sent = Samples.statement();
    Signer other = new Signer();
    String header = other.headerWithCertificate("RS256");
    return Stream.of(
        dynamicTest(
            "another's certificate",
            () -> refused(sent, SIGNER.sign(header, "RS256", sent.toString()))),
        dynamicTest(
            "no certificate",
            () ->
                refused(
                    sent,
                    SIGNER.sign(
                        "{\"alg\":\"RS256\",\"x5c\":[\"bm90IGEgY2VydGlmaWNhdGU=\"]}",
                        "RS256",
                        sent.toString()))),
        dynamicTest(
            "another algorithm than the header says",
            () ->
                refused(
                    sent,
                    SIGNER.sign(SIGNER.headerWithCertificate("RS512"), "RS256", sent.toString()))));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A signature has the contentType application/octet-stream")
  void otherContentType_isRefused() {
    ObjectNode sent = Samples.statement();
    byte[] jws = SIGNER.sign("RS256", sent.toString());
    ObjectNode signed = Json.with(signed(sent, jws), "/attachments/0/contentType", "'text/plain'");
    Attached.post(lrs, Multipart.of(signed).attachment(jws, "text/plain")).expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "The refusal of a signature has a message")
  void refusal_isExplained() {
    Answer answer = send(Samples.statement(), SIGNER.sign("RS256", "{}")).expect(400);
    assertThat(answer.text()).hasSizeGreaterThan(10);
  }

  private void refused(ObjectNode statement, byte[] jws) {
    send(statement, jws).expect(400);
    statements.assertNotStored(Samples.id(statement));
  }

  private Answer send(ObjectNode statement, byte[] jws) {
    return Attached.post(
        lrs, Multipart.of(signed(statement, jws)).attachment(jws, "application/octet-stream"));
  }

  private static ObjectNode signed(ObjectNode statement, byte[] jws) {
    return Json.with(
        statement,
        "/attachments",
        "[{'usageType':'http://adlnet.gov/expapi/attachments/signature',"
            + "'display':{'en-US':'Signature'},'contentType':'application/octet-stream','length':"
            + jws.length
            + ",'sha2':'"
            + Multipart.hash("SHA-256", jws)
            + "'}]");
  }
}
