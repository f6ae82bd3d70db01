package org.trailmark.server.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.JsonDocument;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an admin asks for, and gathers what is wrong with it. */
final class WishReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode root;
  private final List<Fault> faults = new ArrayList<>();

  private WishReader(JsonNode root) {
    this.root = root;
  }

  /**
   * Begins to read.
   *
   * @param known the members that there may be
   * @throws LrsException {@code MALFORMED_JSON}
   */
  static WishReader of(byte[] body, String... known) {
    JsonDocument.requireJson(body);
    WishReader reader = new WishReader(JSON.readTree(body));
    if (!reader.root.isObject()) {
      reader.fault("", "is an object with " + String.join(", ", known));
    }
    Set<String> names = Set.of(known);
    for (String name : reader.root.propertyNames()) {
      if (!names.contains(name)) {
        reader.fault(Fault.child("", name), "is not known; known are " + String.join(", ", known));
      }
    }
    return reader;
  }

  /** A member as it was sent; missing where it was not. */
  JsonNode member(String name) {
    return root.path(name);
  }

  String text(String name, int max, String otherwise) {
    JsonNode sent = root.path(name);
    if (sent.isMissingNode()) {
      return otherwise;
    }
    String text = sent.asString("").strip();
    if (!sent.isString() || text.length() > max) {
      fault("/" + name, "is a text of " + max + " characters at most");
    }
    return text;
  }

  boolean flag(String name) {
    JsonNode sent = root.path(name);
    if (!sent.isMissingNode() && !sent.isBoolean()) {
      fault("/" + name, "is true or false; found " + sent);
    }
    return sent.asBoolean(false);
  }

  /** A length of time from nothing to {@code most}; nothing where it was not sent. */
  Duration length(String name, Duration most) {
    JsonNode sent = root.path(name);
    if (sent.isMissingNode()) {
      return Duration.ZERO;
    }
    try {
      Duration length = Duration.parse(sent.asString(""));
      if (!length.isNegative() && length.compareTo(most) <= 0) {
        return length;
      }
    } catch (DateTimeException e) {
      fault("/" + name, "is a length such as \"PT8H\" or \"P7D\"; found " + sent);
      return Duration.ZERO;
    }
    fault("/" + name, "is from PT0S to " + most + "; found " + sent);
    return Duration.ZERO;
  }

  void fault(String pointer, String message) {
    faults.add(Fault.inDocument(pointer, 0, message));
  }

  /**
   * To be called when all was read.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  void requireNoFaults(String message) {
    if (!faults.isEmpty()) {
      throw new LrsException(ProblemCode.INVALID_DOCUMENT, message, faults);
    }
  }
}
