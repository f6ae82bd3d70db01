package org.trailmark.spec.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trailmark.spec.conformance.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an LRS answered.
 *
 * @param headers by name in lower case
 * @param body as it came, undecoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  /** This answer, if its status is one of these; otherwise the test fails. */
  public Answer expect(int... statuses) {
    if (Arrays.stream(statuses).noneMatch(one -> one == status)) {
      throw new AssertionError(
          "answered with "
              + status
              + " instead of "
              + (statuses.length == 1 ? statuses[0] : Arrays.toString(statuses))
              + (body.length == 0 ? "" : ": " + shortened(text())));
    }
    return this;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The value of a header that must be there. */
  public String required(String name) {
    return header(name).orElseThrow(() -> new AssertionError("the response has no header " + name));
  }

  /** The ETag, as it came. */
  public String etag() {
    return required("ETag");
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return Json.read(body);
    } catch (JacksonException e) {
      throw new AssertionError("the body is not JSON: " + shortened(text()), e);
    }
  }

  /** The body as a JSON object. */
  public ObjectNode object() {
    if (json() instanceof ObjectNode object) {
      return object;
    }
    throw new AssertionError("the body is not a JSON object: " + shortened(text()));
  }

  private static String shortened(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + " ...";
  }
}
