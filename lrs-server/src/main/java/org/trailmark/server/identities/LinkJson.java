package org.trailmark.server.identities;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.JsonDocument;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A link as JSON: {@code {"agents": [{...}, {...}], "reason": "..."}}. */
final class LinkJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> KNOWN = Set.of("agents", "reason");

  private final List<Fault> faults = new ArrayList<>();

  private LinkJson() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static Wish read(byte[] body) {
    JsonDocument.requireJson(body);
    return new LinkJson().wish(JSON.readTree(body));
  }

  private Wish wish(JsonNode root) {
    if (root.isObject()) {
      root.propertyNames().stream()
          .filter(name -> !KNOWN.contains(name))
          .forEach(
              name -> fault(Fault.child("", name), "is not known; known are agents and reason"));
    } else {
      fault("", "a link is an object with \"agents\" and perhaps \"reason\"");
    }
    List<Ifi> agents = root.isObject() ? agents(root.path("agents")) : List.of();
    String reason = reason(root.path("reason"));
    if (agents.size() == 2 && agents.get(0).key().equals(agents.get(1).key())) {
      fault("/agents", LinkRules.ONE_AGENT);
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "The link has faults; nothing was changed.", faults);
    }
    return new Wish(new Pair(agents.get(0), agents.get(1), reason), "/agents", 0);
  }

  /** Two agents, unless there are faults. */
  private List<Ifi> agents(JsonNode sent) {
    if (!sent.isArray() || sent.size() != 2) {
      fault("/agents", "must be an array of two agents");
      return List.of();
    }
    List<Ifi> agents = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Ifi agent = agent("/agents/" + i, sent.get(i));
      if (agent != null) {
        agents.add(agent);
      }
    }
    return agents;
  }

  private @Nullable Ifi agent(String pointer, JsonNode sent) {
    try {
      return ParameterValues.agentOnly(pointer, sent.toString());
    } catch (LrsException e) {
      if (e.faults().isEmpty()) {
        fault(pointer, String.valueOf(e.getMessage()));
      }
      for (Fault fault : e.faults()) {
        faults.add(new Fault(-1, pointer + fault.pointer(), 0, fault.message(), fault.clause()));
      }
      return null;
    }
  }

  private String reason(JsonNode sent) {
    if (sent.isMissingNode()) {
      return "";
    }
    if (!sent.isString()) {
      fault("/reason", "must be a string");
      return "";
    }
    String problem = LinkRules.reasonProblem(sent.asString());
    if (problem != null) {
      fault("/reason", problem);
    }
    return sent.asString();
  }

  private void fault(String pointer, String message) {
    faults.add(Fault.inDocument(pointer, 0, message));
  }
}
