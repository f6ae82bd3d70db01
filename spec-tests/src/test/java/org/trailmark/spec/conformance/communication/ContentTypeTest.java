package org.trailmark.spec.conformance.communication;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Encoding and content types. */
@Conformance
class ContentTypeTest {
  private static final String ENCODING = "xAPI-Communication 1.4";
  private static final String JSON = "xAPI-Communication 1.5.1";
  private static final String ERRORS = "xAPI-Communication 3.2";

  private final Lrs lrs;
  private final Statements statements;

  ContentTypeTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = ENCODING, text = "Strings are interpreted and encoded as UTF-8")
  void utf8_isKept() {
    ObjectNode sent =
        Json.with(Samples.full(), "/result/response", Json.text("äöü ß € 日本語 العربية 😀 é"));
    Comparison.assertAnsweredBack(sent, statements.roundTrip(sent));
  }

  @TestFactory
  @Requirement(clause = ENCODING, text = "UTF-8 is UTF-8, whatever a charset parameter says")
  Stream<DynamicTest> charset_isUtf8() {
    return Stream.of(
            "application/json; charset=utf-8", "application/json;charset=UTF-8", "application/json")
        .map(
            type ->
                dynamicTest(
                    type,
                    () -> {
                      ObjectNode sent =
                          Json.with(Samples.statement(), "/verb/display", "{'de':'übte'}");
                      lrs.post("statements").body(sent.toString(), type).send().expect(200);
                      Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
                    }));
  }

  @TestFactory
  @Requirement(
      clause = ENCODING,
      level = Level.EXPECTED,
      text = "A body that is not UTF-8 is refused")
  Stream<DynamicTest> notUtf8_isRefused() {
    ObjectNode sent = Json.with(Samples.statement(), "/verb/display", "{'de':'übte'}");
    return Stream.of(
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"))
        .map(
            charset ->
                dynamicTest(
                    charset.name(),
                    () -> {
                      lrs.post("statements")
                          .body(sent.toString().getBytes(charset), "application/json")
                          .send()
                          .expect(400);
                      statements.assertNotStored(Samples.id(sent));
                    }));
  }

  @Test
  @Requirement(clause = JSON, text = "A JSON batch of statements without attachments is accepted")
  void json_withoutAttachments_isAccepted() {
    lrs.postStatements(Json.array(Samples.statement(), Samples.statement())).expect(200);
  }

  @Test
  @Requirement(
      clause = JSON,
      text = "A JSON batch of statements whose attachments all have a fileUrl is accepted")
  void json_withFileUrls_isAccepted() {
    lrs.postStatements(Json.array(Samples.full(), Samples.full())).expect(200);
    ObjectNode put = Samples.full();
    lrs.putStatement(Samples.id(put), put).expect(204);
  }

  @TestFactory
  @Requirement(
      clause = ERRORS,
      level = Level.SHOULD,
      text = "A content type that does not match the content is refused with 400")
  Stream<DynamicTest> otherContentType_isRefused() {
    return Stream.of(
            "text/plain", "application/xml", "text/html", "application/octet-stream", "nonsense")
        .map(
            type ->
                dynamicTest(
                    type,
                    () ->
                        lrs.post("statements")
                            .body(Samples.statement().toString(), type)
                            .send()
                            .expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = ERRORS,
      level = Level.EXPECTED,
      text = "A content type that does not match the content is refused, with 400 or 415")
  Stream<DynamicTest> otherContentType_isAClientError() {
    return Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded")
        .map(
            type ->
                dynamicTest(
                    type,
                    () -> {
                      ObjectNode sent = Samples.statement();
                      lrs.post("statements").body(sent.toString(), type).send().expect(400, 415);
                      statements.assertNotStored(Samples.id(sent));
                    }));
  }

  @TestFactory
  @Requirement(clause = ERRORS, text = "Malformed JSON is refused with 400")
  Stream<DynamicTest> malformedJson_isRefused() {
    String whole = Samples.statement().toString();
    return Stream.of(
            whole.substring(0, whole.length() - 1),
            whole + "}",
            whole + whole,
            "[" + whole,
            "[" + whole + ",]",
            whole.replace("\"actor\"", "actor"),
            whole.replace('"', '\''),
            "// comment\n" + whole,
            "not json",
            "{\"actor\":NaN}",
            "<statement/>")
        .map(
            content ->
                dynamicTest(
                    content.substring(0, Math.min(40, content.length())),
                    () -> lrs.post("statements").json(content).send().expect(400)));
  }

  @TestFactory
  @Requirement(clause = ERRORS, level = Level.EXPECTED, text = "An empty body is refused with 400")
  Stream<DynamicTest> emptyBody_isRefused() {
    return Stream.of(
        dynamicTest("POST", () -> lrs.post("statements").json("").send().expect(400)),
        dynamicTest("POST of blanks", () -> lrs.post("statements").json(" \n").send().expect(400)),
        dynamicTest("POST without a type", () -> lrs.post("statements").send().expect(400, 415)),
        dynamicTest(
            "PUT",
            () ->
                lrs.put("statements")
                    .query("statementId", Samples.unique())
                    .json("")
                    .send()
                    .expect(400)));
  }
}
