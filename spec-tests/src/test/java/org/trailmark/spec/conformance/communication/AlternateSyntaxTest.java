package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST with form fields, for clients that cannot set headers. */
@Conformance
@Tag("alternate")
class AlternateSyntaxTest {
  private static final String CLAUSE = "xAPI-Communication 1.3";

  private final Lrs lrs;
  private final Statements statements;

  AlternateSyntaxTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "A statement is put with form fields")
  void put_stores() {
    ObjectNode sent = Json.with(Samples.statement(), "/verb/display", "{'de':'übte & 100% +1'}");
    send("statements", "PUT", form("statementId", Samples.id(sent), "content", sent.toString()))
        .expect(204);
    Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Statements are posted with form fields")
  void post_stores() {
    ObjectNode sent = Samples.full();
    Answer answer =
        send("statements", "POST", form("content", Json.array(sent).toString())).expect(200);
    assertThat(answer.json()).isEqualTo(Json.array(sent.get("id")));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Form fields that are no headers are the parameters of the request")
  void get_takesParameters() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    Map<String, String> one = form("statementId", Samples.id(sent));
    one.remove("Content-Type");
    Comparison.assertAnsweredBack(sent, send("statements", "GET", one).expect(200).object());
    Map<String, String> many = form("activity", sent.at("/object/id").stringValue(), "limit", "1");
    JsonNode found = send("statements", "GET", many).expect(200).object().required("statements");
    assertThat(found.size()).isEqualTo(1);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Authorization and version may come in the form alone")
  void headersInTheForm_areTaken() {
    ObjectNode sent = Samples.statement();
    lrs.post("statements")
        .query("method", "PUT")
        .without("Authorization")
        .without("X-Experience-API-Version")
        .form(form("statementId", Samples.id(sent), "content", sent.toString()))
        .send()
        .expect(204);
    statements.fetch(Samples.id(sent));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Wrong credentials or versions in the form are refused as in headers")
  void wrongHeadersInTheForm_areRefused() {
    Map<String, String> credentials = form("limit", "1");
    credentials.put("Authorization", Lrs.basic("nobody", "nothing"));
    bare("GET", credentials).expect(401);
    Map<String, String> version = form("limit", "1");
    version.put("X-Experience-API-Version", "0.9");
    bare("GET", version).expect(400);
    Map<String, String> none = form("limit", "1");
    none.remove("X-Experience-API-Version");
    bare("GET", none).expect(400);
  }

  @Test
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      versions = Version.V1_0_3,
      text = "Form fields win over real headers")
  void formFields_winOverHeaders() {
    lrs.post("statements")
        .query("method", "GET")
        .header("Authorization", Lrs.basic("nobody", "nothing"))
        .header("X-Experience-API-Version", "0.9")
        .form(form("limit", "1"))
        .send()
        .expect(200);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "A request with another query parameter besides method is refused")
  Stream<DynamicTest> otherQueryParameter_isRefused() {
    ObjectNode sent = Samples.statement();
    return Stream.of("statementId=" + Samples.id(sent), "limit=1", "foo=bar")
        .map(
            parameter ->
                dynamicTest(
                    parameter,
                    () ->
                        lrs.post("statements")
                            .query("method", "PUT")
                            .queries(parameter.split("="))
                            .form(form("statementId", Samples.id(sent), "content", sent.toString()))
                            .send()
                            .expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.2",
      versions = Version.V1_0_3,
      text = "Form fields that are neither known headers nor known parameters are refused")
  Stream<DynamicTest> unknownField_isRefused() {
    return Stream.of("foo", "StatementId", "Limit")
        .map(
            name ->
                dynamicTest(name, () -> send("statements", "GET", form(name, "1")).expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      versions = Version.V1_0_3,
      text = "A method that does not exist, or content that is missing, is refused")
  Stream<DynamicTest> nonsense_isRefused() {
    return Stream.of(
        dynamicTest(
            "method=FETCH", () -> send("statements", "FETCH", form("limit", "1")).expect(400, 405)),
        dynamicTest("method=", () -> send("statements", "", form("limit", "1")).expect(400, 405)),
        dynamicTest(
            "PUT without content",
            () -> send("statements", "PUT", form("statementId", Samples.unique())).expect(400)),
        dynamicTest(
            "malformed content",
            () -> send("statements", "POST", form("content", "{")).expect(400)));
  }

  @Test
  @Tag("documents")
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Documents are put, got and deleted with form fields, preconditions included")
  void documents_withFormFields() {
    String agent = Samples.agent().toString();
    Map<String, String> put =
        form("agent", agent, "profileId", "p", "content", "Grüße & mehr", "If-None-Match", "*");
    put.put("Content-Type", "text/plain");
    send("agents/profile", "PUT", put).expect(204);
    send("agents/profile", "PUT", put).expect(412);
    Map<String, String> id = form("agent", agent, "profileId", "p");
    id.remove("Content-Type");
    Answer got = send("agents/profile", "GET", id).expect(200);
    assertThat(got.text()).isEqualTo("Grüße & mehr");
    assertThat(got.required("Content-Type")).startsWith("text/plain");
    Map<String, String> delete = new LinkedHashMap<>(id);
    delete.put("If-Match", got.etag());
    send("agents/profile", "DELETE", delete).expect(204);
    send("agents/profile", "GET", id).expect(404);
  }

  @Test
  @Tag("agents")
  @Tag("activities")
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Agents and activities are got with form fields")
  void otherResources_withFormFields() {
    send("agents", "GET", form("agent", Samples.agent().toString())).expect(200);
    send("activities", "GET", form("activityId", Samples.activityId())).expect(200);
    send("about", "GET", form()).expect(200);
  }

  @Test
  @Requirement(
      clause = "2.0 changes: alternate request syntax",
      versions = Version.V2_0_0,
      text = "A request that uses the alternate syntax is refused with 400")
  void alternateSyntax_inNewVersion_isRefused() {
    ObjectNode sent = Samples.statement();
    send("statements", "PUT", form("statementId", Samples.id(sent), "content", sent.toString()))
        .expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  private Answer send(String resource, String method, Map<String, String> form) {
    return lrs.post(resource).query("method", method).form(form).send();
  }

  private Answer bare(String method, Map<String, String> form) {
    return lrs.post("statements")
        .query("method", method)
        .without("Authorization")
        .without("X-Experience-API-Version")
        .form(form)
        .send();
  }

  private Map<String, String> form(String... namesAndValues) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Authorization", lrs.authorization());
    form.put("X-Experience-API-Version", lrs.version().header());
    form.put("Content-Type", "application/json");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }
}
