package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Error codes and authentication. */
@Conformance
class ErrorsTest {
  private static final String CLAUSE = "xAPI-Communication 3.2";
  private static final String AUTHENTICATION = "xAPI-Communication 4.0";

  private final Lrs lrs;
  private final Statements statements;

  ErrorsTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "An error response has a message that explains the cause")
  Stream<DynamicTest> error_isExplained() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return errors(stored)
        .map(
            error ->
                dynamicTest(
                    error.getKey(),
                    () -> {
                      Answer answer = error.getValue().send();
                      assertThat(answer.status()).isBetween(400, 499);
                      assertThat(answer.text()).hasSizeGreaterThan(10);
                      assertThat(answer.header("Content-Type")).isPresent();
                    }));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "Errors are told in plain text, HTML or JSON, as the client accepts")
  Stream<DynamicTest> error_isNegotiated() {
    return Stream.of(
            List.of("text/plain", "text/plain"),
            List.of("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
            List.of("application/json", "application/json"),
            List.of("text/html;q=0.5, application/json;q=0.9", "application/json"),
            List.of("text/*", "text/"))
        .map(
            one ->
                dynamicTest(
                    one.get(0),
                    () -> {
                      Answer answer =
                          lrs.get("statements")
                              .header("Accept", one.get(0))
                              .query("foo", "<bar>")
                              .send()
                              .expect(400);
                      assertThat(answer.required("Content-Type")).startsWith(one.get(1));
                      assertThat(answer.text()).contains("foo");
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      text = "An error body has no top-level property that could be taken for a statement's")
  Stream<DynamicTest> error_looksLikeNoStatement() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return errors(stored)
        .map(
            error ->
                dynamicTest(
                    error.getKey(),
                    () -> {
                      Answer answer = error.getValue().send();
                      if (answer.required("Content-Type").contains("json")) {
                        assertThat(answer.object().propertyNames())
                            .doesNotContain(
                                "id", "actor", "verb", "object", "timestamp", "stored", "version");
                      }
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      text = "Every response has exactly one Date header")
  Stream<DynamicTest> date_isThereOnce() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return Stream.concat(
            errors(stored),
            Stream.of(Map.entry("found", lrs.get("statements").query("limit", "1"))))
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () ->
                        assertThat(
                                request.getValue().send().headers().getOrDefault("date", List.of()))
                            .hasSize(1)));
  }

  @TestFactory
  @Requirement(clause = AUTHENTICATION, text = "A request without credentials is refused with 401")
  Stream<DynamicTest> withoutCredentials_isRefused() {
    return Stream.of(
            Map.entry("GET", lrs.get("statements")),
            Map.entry("POST", lrs.post("statements").json(Samples.statement())),
            Map.entry(
                "PUT",
                lrs.put("statements")
                    .query("statementId", Samples.unique())
                    .json(Samples.minimal())))
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () -> request.getValue().without("Authorization").send().expect(401)));
  }

  @TestFactory
  @Requirement(clause = AUTHENTICATION, text = "Wrong credentials are refused with 401")
  Stream<DynamicTest> wrongCredentials_areRefused() {
    return Stream.of(
            Lrs.basic("nobody", "nothing"),
            Lrs.basic("", "x"),
            Lrs.basic(key(), "wrong"),
            lrs.authorization() + "AAAA",
            "Basic !!!",
            "Basic",
            "Unknown abc")
        .map(
            header ->
                dynamicTest(
                    header,
                    () ->
                        lrs.get("statements").header("Authorization", header).send().expect(401)));
  }

  @Test
  @Requirement(clause = AUTHENTICATION, text = "HTTP Basic authentication is supported")
  void basic_isSupported() {
    lrs.get("statements").query("limit", "1").send().expect(200);
    lrs.get("statements")
        .query("limit", "1")
        .header("Authorization", lrs.authorization().replace("Basic", "basic"))
        .send()
        .expect(200);
  }

  private String key() {
    String pair =
        new String(
            Base64.getDecoder().decode(lrs.authorization().substring("Basic ".length())),
            StandardCharsets.UTF_8);
    return pair.substring(0, pair.indexOf(':'));
  }

  private Stream<Map.Entry<String, Request>> errors(ObjectNode stored) {
    ObjectNode conflicting = Json.with(stored, "/verb/id", "'http://example.com/conflict'");
    return Stream.of(
        Map.entry("malformed", lrs.post("statements").json("{")),
        Map.entry("invalid", lrs.post("statements").json("{}")),
        Map.entry("not found", lrs.get("statements").query("statementId", Samples.unique())),
        Map.entry("parameter", lrs.get("statements").query("foo", "bar")),
        Map.entry("conflict", lrs.post("statements").json(conflicting)),
        Map.entry("no version", lrs.get("statements").without("X-Experience-API-Version")),
        Map.entry("no credentials", lrs.get("statements").without("Authorization")),
        Map.entry("no resource", lrs.get("no-such-resource")));
  }
}
