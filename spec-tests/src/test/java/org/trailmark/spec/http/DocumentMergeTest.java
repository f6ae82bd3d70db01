package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.DocumentClient.JSON;
import static org.trailmark.spec.http.DocumentClient.text;
import static org.trailmark.spec.http.Lrs.header;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trailmark.spec.http.DocumentClient.Resource;

/** POST of a document (xAPI-Communication 2.2, JSON Procedure with Requirements). */
class DocumentMergeTest {
  @AutoClose private static final Lrs lrs = Lrs.start();
  private static final DocumentClient client = new DocumentClient(lrs, "2.0.0");

  @ParameterizedTest
  @EnumSource
  void objects_areMergedAtTheTop(Resource resource) {
    String path = resource.freshDocument();
    client.create(
        path, JSON, "{\"x\": \"foo\", \"y\" : 12345678901234567890.10, \"n\":{\"a\":1,\"b\":2}}");

    HttpResponse<byte[]> post =
        client.post(path, JSON + ";charset=utf-8", "{\"x\":\"bash\",\"z\":1e2,\"n\":{\"b\": 3}}");

    assertThat(post.statusCode()).isEqualTo(204);
    assertThat(client.content(path))
        .isEqualTo("{\"x\":\"bash\",\"y\":12345678901234567890.10,\"n\":{\"b\": 3},\"z\":1e2}");
    assertThat(header(client.get(path), "Content-Type")).isEqualTo(JSON);
  }

  @ParameterizedTest
  @EnumSource
  void newDocument_isStoredAsItIs(Resource resource) {
    String path = resource.freshDocument();

    assertThat(client.post(path, JSON, "{ \"a\" : 1 }").statusCode()).isEqualTo(204);

    assertThat(client.content(path)).isEqualTo("{ \"a\" : 1 }");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "application/json, {`a`:1}, text/plain, {`b`:2}",
        "text/plain, {`a`:1}, application/json, {`b`:2}",
        "text/plain, {`a`:1}, text/plain, {`b`:2}",
        "application/json, [1], application/json, {`b`:2}",
        "application/json, {`a`:1}, application/json, [1]",
        "application/json, {`a`:1}, application/json, {`b`:",
        "application/json, {`a`:1}, application/jsonp, {`b`:2}"
      })
  void whatCannotBeMerged_isRefusedAndChangesNothing(
      String type, String content, String postedType, String posted) {
    for (Resource resource : Resource.values()) {
      String path = resource.freshDocument();
      client.create(path, type, content.replace('`', '"'));

      HttpResponse<byte[]> post = client.post(path, postedType, posted.replace('`', '"'));

      assertThat(post.statusCode()).as(text(post)).isEqualTo(400);
      assertThat(client.content(path)).isEqualTo(content.replace('`', '"'));
      assertThat(header(client.get(path), "Content-Type")).isEqualTo(type);
    }
  }

  @Test
  void newDocumentOfAnotherType_isStored() {
    String path = Resource.STATE.freshDocument();

    assertThat(client.post(path, "text/plain", "abc").statusCode()).isEqualTo(204);

    assertThat(client.content(path)).isEqualTo("abc");
  }

  @Test
  void names_areComparedAsTextNotAsWritten() {
    String path = Resource.STATE.freshDocument();
    client.create(path, JSON, "{\"\\u0061\":1,\"q\\\"\":2}");

    client.post(path, JSON, "{\"a\":3,\"q\\u0022\":null}");

    assertThat(client.content(path)).isEqualTo("{\"a\":3,\"q\\\"\":null}");
  }
}
