package org.trailmark.server.privacy;

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
 * Who is meant, and why: {@code {"agent": {...}, "reason": "..."}}. In a body, so that no log of
 * addresses keeps who it was.
 *
 * @param reason may be empty
 */
record PersonWish(Ifi agent, String reason) {
  private static final int LONGEST_REASON = 1000;
  private static final Set<String> KNOWN = Set.of("agent", "reason");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static PersonWish read(byte[] body) {
    JsonDocument.requireJson(body);
    JsonNode root = JSON.readTree(body);
    List<Fault> faults = new ArrayList<>();
    if (!root.isObject()) {
      fault(faults, "", "a person is named by an object that has \"agent\"");
    }
    root.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(
            name ->
                fault(faults, Fault.child("", name), "is not known; known are agent and reason"));
    Ifi agent = agent(root.path("agent"), faults);
    JsonNode reason = root.path("reason");
    if (!reason.isMissingNode() && !reason.isString()) {
      fault(faults, "/reason", "is a text");
    } else if (reason.asString("").length() > LONGEST_REASON) {
      fault(faults, "/reason", "has " + LONGEST_REASON + " characters at most");
    }
    if (agent == null || !faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "What is asked for has faults; nothing was done.", faults);
    }
    return new PersonWish(agent, reason.asString(""));
  }

  private static @Nullable Ifi agent(JsonNode sent, List<Fault> faults) {
    if (sent.isMissingNode()) {
      fault(faults, "/agent", "is missing: who is meant?");
      return null;
    }
    try {
      return Ifi.ofKey(ParameterValues.agentOnly("agent", sent.toString()).key());
    } catch (LrsException e) {
      if (e.faults().isEmpty()) {
        fault(faults, "/agent", String.valueOf(e.getMessage()));
      }
      for (Fault each : e.faults()) {
        fault(faults, "/agent" + each.pointer(), each.message());
      }
      return null;
    }
  }

  private static void fault(List<Fault> faults, String pointer, String message) {
    faults.add(Fault.inDocument(pointer, 0, message));
  }
}
