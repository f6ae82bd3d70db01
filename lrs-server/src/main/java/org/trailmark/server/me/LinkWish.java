package org.trailmark.server.me;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.JsonDocument;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * For whom a link is wanted, and for how long: {@code {"agent": {...}, "expiresIn": "P30D"}}.
 *
 * @param expiresIn positive
 */
record LinkWish(Ifi agent, Duration expiresIn) {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Set<String> KNOWN = Set.of("agent", "expiresIn");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static LinkWish read(byte[] body) {
    JsonDocument.requireJson(body);
    return read(JSON.readTree(body));
  }

  private static LinkWish read(JsonNode root) {
    List<Fault> faults = new ArrayList<>();
    if (root.isObject()) {
      root.propertyNames().stream()
          .filter(name -> !KNOWN.contains(name))
          .forEach(
              name ->
                  fault(
                      faults,
                      Fault.child("", name),
                      "is not known; known are agent and expiresIn"));
    } else {
      fault(faults, "", "a link is asked for with an object that has \"agent\"");
    }
    Ifi agent = agent(root.path("agent"), faults);
    Duration expiresIn = expiresIn(root.path("expiresIn"), faults);
    if (agent == null || !faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "What is asked for has faults; no link was made.", faults);
    }
    return new LinkWish(agent, expiresIn);
  }

  private static @Nullable Ifi agent(JsonNode sent, List<Fault> faults) {
    if (sent.isMissingNode()) {
      fault(faults, "/agent", "is missing: for whom is the link?");
      return null;
    }
    try {
      return ParameterValues.agentOnly("agent", sent.toString());
    } catch (LrsException e) {
      if (e.faults().isEmpty()) {
        fault(faults, "/agent", String.valueOf(e.getMessage()));
      }
      e.faults()
          .forEach(
              fault ->
                  faults.add(
                      new Fault(
                          -1, "/agent" + fault.pointer(), 0, fault.message(), fault.clause())));
      return null;
    }
  }

  private static Duration expiresIn(JsonNode sent, List<Fault> faults) {
    if (sent.isMissingNode()) {
      return USUAL;
    }
    Duration wished = length(sent.asString(""));
    if (wished != null
        && wished.compareTo(Duration.ofSeconds(1)) >= 0
        && wished.compareTo(LONGEST) <= 0) {
      return wished;
    }
    fault(
        faults,
        "/expiresIn",
        "is a length from a second to 366 days, such as \"PT8H\" or \"P30D\"; found " + sent);
    return USUAL;
  }

  /** Null: it is none. */
  private static @Nullable Duration length(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void fault(List<Fault> faults, String pointer, String message) {
    faults.add(Fault.inDocument(pointer, 0, message));
  }
}
