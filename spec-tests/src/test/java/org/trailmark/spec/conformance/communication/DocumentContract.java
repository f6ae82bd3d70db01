package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;

/** What the three document resources have in common. Each test has a context of its own. */
abstract class DocumentContract {
  static final String CLAUSE = "xAPI-Communication 2.2";

  final Lrs lrs;
  private final String resource;
  private final String idParameter;

  DocumentContract(Lrs lrs, String resource, String idParameter) {
    this.lrs = lrs;
    this.resource = resource;
    this.idParameter = idParameter;
  }

  /** Parameters that name an agent, an activity or both that nobody knows. */
  abstract String[] context();

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "PUT stores a document: 204; GET returns it with its content type: 200")
  void put_storesWhatGetReturns() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("text/plain; charset=utf-8", "Grüße, 世界");
    contents.put("application/json", "{ \"spaces\" :  [1.0, \"are kept\"] }");
    contents.put("application/octet-stream", "\u0000\u0001\u007f");
    contents.put("image/svg+xml", "<svg/>");
    contents.forEach(
        (type, content) -> {
          String[] context = context();
          put(context, "doc", content, type).expect(204);
          Answer got = get(context, "doc").expect(200);
          assertThat(got.text()).isEqualTo(content);
          assertThat(got.required("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT))
              .isEqualTo(type.replace(" ", ""));
        });
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A document is arbitrary binary data: every byte is kept")
  void put_keepsEveryByte() {
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    String[] context = context();
    request("PUT", context, "doc")
        .header("If-None-Match", "*")
        .body(bytes, "application/octet-stream")
        .send()
        .expect(204);
    assertThat(get(context, "doc").expect(200).body()).isEqualTo(bytes);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A document's id is any string")
  Stream<DynamicTest> anyId_isKept() {
    return Stream.of(
            "a b",
            "a/b",
            "../up",
            "ä日本😀",
            "a&b=c?d#e%20f+g",
            "\"quoted\"",
            "http://example.com/p",
            "x".repeat(200))
        .map(
            id ->
                dynamicTest(
                    id,
                    () -> {
                      String[] context = context();
                      put(context, id, "text", "text/plain").expect(204);
                      assertThat(get(context, id).expect(200).text()).isEqualTo("text");
                      assertThat(ids(context)).containsExactly(id);
                    }));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A document that is not there is 404")
  void get_ofUnknown_isNotFound() {
    get(context(), "unknown").expect(404);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "GET without an id answers with the ids of all documents")
  void get_withoutId_listsIds() {
    String[] context = context();
    assertThat(ids(context)).isEmpty();
    put(context, "one", "1", "text/plain").expect(204);
    put(context, "two", "2", "text/plain").expect(204);
    put(context(), "elsewhere", "3", "text/plain").expect(204);
    assertThat(ids(context)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "since limits the ids to documents stored or updated after it")
  void since_limitsIds() {
    String[] context = context();
    put(context, "old", "1", "text/plain").expect(204);
    String future = Instant.now().plusSeconds(3600).toString();
    String past = Instant.now().minusSeconds(3600).toString();
    assertThat(ids(context, "since", past)).containsExactly("old");
    assertThat(ids(context, "since", future)).isEmpty();
    request("GET", context, null).query("since", "yesterday").send().expect(400);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "DELETE removes a document: 204")
  void delete_removes() {
    String[] context = context();
    put(context, "one", "1", "text/plain").expect(204);
    put(context, "two", "2", "text/plain").expect(204);
    request("DELETE", context, "one").send().expect(204);
    get(context, "one").expect(404);
    get(context, "two").expect(200);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "POST stores a document that is not there: 204")
  void post_stores() {
    String[] context = context();
    post(context, "doc", "{\"x\":1}", "application/json").expect(204);
    assertThat(get(context, "doc").expect(200).json()).isEqualTo(Json.of("{'x':1}"));
    post(context, "text", "some text", "text/plain").expect(204);
    assertThat(get(context, "text").expect(200).text()).isEqualTo("some text");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "POST of JSON to JSON merges the top-level properties: 204")
  void post_merges() {
    String[] context = context();
    post(
            context,
            "doc",
            "{\"x\":\"foo\",\"y\":\"bar\",\"o\":{\"a\":1,\"b\":2}}",
            "application/json")
        .expect(204);
    post(
            context,
            "doc",
            "{\"x\":\"bash\",\"z\":\"faz\",\"o\":{\"a\":3}}",
            "application/json; charset=utf-8")
        .expect(204);
    Answer got = get(context, "doc").expect(200);
    assertThat(got.required("Content-Type")).startsWith("application/json");
    assertThat(got.json()).isEqualTo(Json.of("{'x':'bash','y':'bar','o':{'a':3},'z':'faz'}"));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "POST is refused with 400, and changes nothing, where not both are JSON objects")
  Stream<DynamicTest> post_ofWhatCannotMerge_isRefused() {
    return Stream.of(
            List.of("{\"x\":1}", "application/json", "text", "text/plain"),
            List.of("text", "text/plain", "{\"x\":1}", "application/json"),
            List.of("{\"x\":1}", "application/json", "[1]", "application/json"),
            List.of("[1]", "application/json", "{\"x\":1}", "application/json"),
            List.of("{\"x\":1}", "application/json", "{\"x\":", "application/json"),
            List.of("{\"x\":1}", "text/plain", "{\"y\":1}", "text/plain"),
            List.of("{\"x\":1}", "application/json", "\"y\"", "application/json"))
        .map(
            one ->
                dynamicTest(
                    one.get(1) + " " + one.get(0) + " + " + one.get(3) + " " + one.get(2),
                    () -> {
                      String[] context = context();
                      put(context, "doc", one.get(0), one.get(1)).expect(204);
                      Answer before = get(context, "doc").expect(200);
                      post(context, "doc", one.get(2), one.get(3)).expect(400);
                      Answer after = get(context, "doc").expect(200);
                      assertThat(after.text()).isEqualTo(one.get(0));
                      assertThat(after.etag()).isEqualTo(before.etag());
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "GET of a document, and of ids, has a Last-Modified header")
  void get_hasLastModified() {
    String[] context = context();
    put(context, "doc", "1", "text/plain").expect(204);
    String one = get(context, "doc").expect(200).required("Last-Modified");
    String many = request("GET", context, null).send().expect(200).required("Last-Modified");
    var format = DateTimeFormatter.RFC_1123_DATE_TIME;
    assertThat(ZonedDateTime.parse(one, format).toInstant())
        .isAfter(Instant.now().minusSeconds(600));
    assertThat(many).isEqualTo(one);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "The parameters that name the document are required, and valid")
  Stream<DynamicTest> requiredParameter_missing_isRefused() {
    List<DynamicTest> cases = new ArrayList<>();
    String[] context = context();
    for (int i = 0; i < context.length; i += 2) {
      if (context[i].equals("registration")) {
        continue;
      }
      String name = context[i];
      List<String> others = new ArrayList<>(List.of(context));
      others.subList(i, i + 2).clear();
      String[] without = others.toArray(String[]::new);
      for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
        cases.add(
            dynamicTest(
                method + " without " + name,
                () -> withBody(request(method, without, "doc")).send().expect(400)));
        cases.add(
            dynamicTest(
                method + " with a malformed " + name,
                () ->
                    withBody(request(method, without, "doc").query(name, "malformed"))
                        .send()
                        .expect(400)));
      }
    }
    for (String method : List.of("PUT", "POST")) {
      cases.add(
          dynamicTest(
              method + " without " + idParameter,
              () -> withBody(request(method, context, null)).send().expect(400)));
    }
    return cases.stream();
  }

  @TestFactory
  @Requirement(clause = "xAPI-Communication 3.2", text = "Unknown parameters are refused")
  Stream<DynamicTest> unknownParameter_isRefused() {
    return Stream.of("GET", "PUT", "POST", "DELETE")
        .flatMap(
            method ->
                Stream.of("foo", idParameter.toUpperCase(Locale.ROOT), "statementId")
                    .map(
                        name ->
                            dynamicTest(
                                method + " " + name,
                                () ->
                                    withBody(request(method, context(), "doc").query(name, "x"))
                                        .send()
                                        .expect(400))));
  }

  /** Stores a new document. */
  final Answer put(String[] context, String id, String content, String type) {
    return request("PUT", context, id).header("If-None-Match", "*").body(content, type).send();
  }

  final Answer post(String[] context, String id, String content, String type) {
    return request("POST", context, id).body(content, type).send();
  }

  final Answer get(String[] context, String id) {
    return request("GET", context, id).send();
  }

  final List<String> ids(String[] context, String... more) {
    List<String> ids = new ArrayList<>();
    request("GET", context, null)
        .queries(more)
        .send()
        .expect(200)
        .json()
        .forEach(id -> ids.add(id.stringValue()));
    return ids;
  }

  final Request request(String method, String[] context, @Nullable String id) {
    Request request = lrs.request(method, resource).queries(context);
    return id == null ? request : request.query(idParameter, id);
  }

  static Request withBody(Request request) {
    return request.methodTakesBody() ? request.json("{\"y\":2}") : request;
  }
}
