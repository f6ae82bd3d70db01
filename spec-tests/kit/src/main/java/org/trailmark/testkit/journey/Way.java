package org.trailmark.testkit.journey;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.learners.LearnersResource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.testkit.plugin.PluginKit;
import org.trailmark.testkit.statement.Learner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One learner's way on one journey, asked for anew with each question. */
record Way(PluginKit kit, Learner learner, String journey) {
  private static final String PAGE = "500";

  /** Her number; empty: nobody knows her. */
  private Optional<String> id() {
    return found(() -> resource().find(learner.agentJson(), null))
        .map(found -> found.path("learner").asString());
  }

  /** Where her newest run stands; missing: she is not on the journey. */
  JsonNode run() {
    return page(null).path("run");
  }

  /** The step on which she stands, {@code exit:ID}, or empty. */
  String position() {
    JsonNode run = run();
    return run.has("exit") ? "exit:" + run.path("exit").asString() : run.path("step").asString("");
  }

  /** The moves of her newest run that history knows now, in the order of event time. */
  List<JsonNode> moves() {
    int run = run().path("run").asInt();
    return transitions().stream()
        .filter(move -> move.path("run").asInt() == run)
        .filter(move -> !move.path("superseded").asBoolean())
        .sorted(Comparator.comparing(move -> Instant.parse(move.path("validAt").asString())))
        .toList();
  }

  /** All moves of all runs, in the order of decision, superseded ones too. */
  List<JsonNode> transitions() {
    List<JsonNode> all = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = page(after);
      page.path("transitions").forEach(all::add);
      after = page.has("more") ? page.path("more").asString() : null;
    } while (after != null);
    return all;
  }

  private JsonNode page(@Nullable String after) {
    return id().flatMap(id -> found(() -> resource().way(id, journey, after, PAGE)))
        .orElse(MissingNode.getInstance());
  }

  /** What leads on from where she stands; empty where she is not, or has left. */
  List<JsonNode> onward() {
    return id().flatMap(id -> found(() -> resource().why(id, journey, null)))
        .map(why -> why.path("onward").valueStream().toList())
        .orElse(List.of());
  }

  /** Her touchpoints of this journey, oldest first. */
  List<JsonNode> touchpoints() {
    Optional<String> id = id();
    if (id.isEmpty()) {
      return List.of();
    }
    List<JsonNode> all = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = Answers.json(resource().touchpoints(id.get(), null, after, PAGE));
      page.path("touchpoints")
          .valueStream()
          .filter(touchpoint -> touchpoint.path("journey").asString().equals(journey))
          .forEach(all::add);
      after = page.has("more") ? page.path("more").asString() : null;
    } while (after != null);
    all.sort(
        Comparator.comparing(touchpoint -> Instant.parse(touchpoint.path("wantedAt").asString())));
    return all;
  }

  /** A statement of the store. */
  Optional<JsonNode> statement(String id) {
    return kit.context()
        .statements()
        .find(UUID.fromString(id))
        .map(s -> JsonMapper.shared().readTree(new String(s.json(), StandardCharsets.UTF_8)));
  }

  private LearnersResource resource() {
    return kit.resource(LearnersResource.class);
  }

  private interface Question {
    Object ask();
  }

  private static Optional<JsonNode> found(Question question) {
    try {
      return Optional.of(Answers.json(question.ask()));
    } catch (LrsException e) {
      if (e.code() == ProblemCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
