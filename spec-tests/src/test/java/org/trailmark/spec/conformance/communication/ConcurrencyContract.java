package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;

/** ETags and preconditions, in which the three document resources are alike. */
abstract class ConcurrencyContract extends DocumentContract {
  static final String CONCURRENCY = "xAPI-Communication 3.1";

  ConcurrencyContract(Lrs lrs, String resource, String idParameter) {
    super(lrs, resource, idParameter);
  }

  @Test
  @Requirement(clause = CONCURRENCY, text = "GET of a document has an ETag, in quotes")
  void etag_isQuoted() {
    String[] context = context();
    put(context, "doc", "content", "text/plain").expect(204);
    assertThat(get(context, "doc").expect(200).etag()).matches("\"[^\"]+\"");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      versions = Version.V1_0_3,
      text = "The ETag is the hexadecimal SHA-1 of the content, in lower case")
  void etag_isSha1() {
    String[] context = context();
    put(context, "doc", "content", "text/plain").expect(204);
    assertThat(get(context, "doc").expect(200).etag())
        .isEqualTo("\"040f06fd774092478d450774f5ba30c5da78acc8\"");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      versions = Version.V2_0_0,
      text = "The ETag is strong and changes with the content")
  void etag_isStrong() {
    String[] context = context();
    put(context, "doc", "content", "text/plain").expect(204);
    String first = get(context, "doc").expect(200).etag();
    request("PUT", context, "doc")
        .header("If-Match", first)
        .body("other", "text/plain")
        .send()
        .expect(204);
    assertThat(get(context, "doc").expect(200).etag()).startsWith("\"").isNotEqualTo(first);
  }

  @Test
  @Requirement(clause = CONCURRENCY, text = "PUT with the ETag in If-Match replaces the document")
  void put_withMatchingEtag_replaces() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    request("PUT", context, "doc")
        .header("If-Match", get(context, "doc").etag())
        .body("new", "text/plain")
        .send()
        .expect(204);
    assertThat(get(context, "doc").text()).isEqualTo("new");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      text = "PUT with another ETag in If-Match is refused with 412 and changes nothing")
  void put_withAnotherEtag_isRefused() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    request("PUT", context, "doc")
        .header("If-Match", "\"0000000000000000000000000000000000000000\"")
        .body("new", "text/plain")
        .send()
        .expect(412);
    assertThat(get(context, "doc").text()).isEqualTo("old");
    request("PUT", context, "absent")
        .header("If-Match", "\"0000000000000000000000000000000000000000\"")
        .body("new", "text/plain")
        .send()
        .expect(412);
    get(context, "absent").expect(404);
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      text = "PUT with If-None-Match: * is refused with 412 where there is a document")
  void put_ifNoneMatch_isRefused() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    put(context, "doc", "new", "text/plain").expect(412);
    assertThat(get(context, "doc").text()).isEqualTo("old");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      level = Level.SHOULD,
      text = "POST and DELETE with another ETag in If-Match are refused with 412, changing nothing")
  void postAndDelete_withAnotherEtag_areRefused() {
    String[] context = context();
    put(context, "doc", "{\"x\":1}", "application/json").expect(204);
    for (String method : List.of("POST", "DELETE")) {
      withBody(
              request(method, context, "doc")
                  .header("If-Match", "\"0000000000000000000000000000000000000000\""))
          .send()
          .expect(412);
      assertThat(get(context, "doc").text()).isEqualTo("{\"x\":1}");
    }
    withBody(request("POST", context, "doc").header("If-None-Match", "*")).send().expect(412);
    request("DELETE", context, "doc")
        .header("If-Match", get(context, "doc").etag())
        .send()
        .expect(204);
  }

  @Test
  @Requirement(clause = CONCURRENCY, text = "GET of the ids of documents has an ETag, in quotes")
  void etagOfIds_isQuoted() {
    String[] context = context();
    put(context, "doc", "content", "text/plain").expect(204);
    assertThat(request("GET", context, null).send().expect(200).etag()).matches("\"[^\"]+\"");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      level = Level.EXPECTED,
      text = "If-Match is a list (RFC 2616 14.24): one of its tags is enough; * is any document")
  void ifMatch_isAList() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    String list = "\"other\", " + get(context, "doc").etag() + ",\"third\"";
    for (String header : List.of(list, "*")) {
      request("PUT", context, "doc")
          .header("If-Match", header)
          .body(header, "text/plain")
          .send()
          .expect(204);
      assertThat(get(context, "doc").text()).isEqualTo(header);
    }
    request("PUT", context, "absent")
        .header("If-Match", "*")
        .body("new", "text/plain")
        .send()
        .expect(412);
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 3.2",
      level = Level.SHOULD,
      text = "A document whose content type is none is refused with an explanation")
  void malformedContentType_isExplained() {
    Answer answer = put(context(), "doc", "content", "nonsense").expect(400);
    assertThat(answer.text()).contains("nonsense");
  }
}
