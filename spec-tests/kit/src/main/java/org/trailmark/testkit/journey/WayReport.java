package org.trailmark.testkit.journey;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All that is known of a learner's way, in lines: what whoever reads a failed test asks next. */
final class WayReport {
  private final Way way;
  private final StringBuilder text = new StringBuilder();

  private WayReport(Way way) {
    this.way = way;
  }

  static String of(Way way) {
    return new WayReport(way).write();
  }

  private String write() {
    line("It is " + way.kit().now() + ". Her way on " + way.journey() + ":");
    List<JsonNode> transitions = way.transitions();
    if (transitions.isEmpty()) {
      line("  she was never on it");
    }
    transitions.forEach(this::move);
    List<JsonNode> onward = way.onward();
    if (!onward.isEmpty()) {
      line("What leads on:");
      onward.forEach(this::onward);
    }
    List<JsonNode> touchpoints = way.touchpoints();
    if (!touchpoints.isEmpty()) {
      line("Touchpoints:");
      touchpoints.forEach(this::touchpoint);
    }
    return text.toString();
  }

  private void move(JsonNode move) {
    String superseded = move.path("superseded").asBoolean() ? "  (history says otherwise now)" : "";
    line(
        "  %s  %s -> %s%s"
            .formatted(
                move.path("validAt").asString(),
                move.path("from").asString("entry"),
                move.path("to").asString(),
                superseded));
    line("      " + move.path("why").path("text").asString());
    move.path("why").path("statements").forEach(id -> evidence(id.asString()));
  }

  private void evidence(String id) {
    Optional<JsonNode> found = way.statement(id);
    if (found.isEmpty()) {
      line("      evidence: " + id);
      return;
    }
    JsonNode statement = found.get();
    JsonNode score = statement.at("/result/score/scaled");
    line(
        "      evidence: %s  %s  %s%s  (%s)"
            .formatted(
                statement.path("timestamp").asString(),
                statement.path("verb").path("id").asString(),
                statement.path("object").path("id").asString(),
                score.isMissingNode() ? "" : "  score " + score,
                id));
  }

  private void onward(JsonNode onward) {
    String due = onward.has("due") ? "  due " + onward.path("due").asString() : "";
    line("  " + onward.path("text").asString() + due);
  }

  private void touchpoint(JsonNode touchpoint) {
    line(
        "  %s  %s  %s"
            .formatted(
                touchpoint.path("wantedAt").asString(),
                touchpoint.path("touchpoint").asString(),
                touchpoint.path("state").asString()));
    for (JsonNode decision : touchpoint.path("decisions")) {
      line(
          "      %s  %s by %s: %s %s"
              .formatted(
                  decision.path("at").asString(),
                  decision.path("decision").asString(),
                  decision.path("gate").asString(),
                  decision.path("reason").asString(),
                  decision.path("numbers").isEmpty() ? "" : decision.path("numbers")));
    }
    for (JsonNode delivery : touchpoint.path("deliveries")) {
      line(
          "      %s: %s after %d attempts %s"
              .formatted(
                  delivery.path("channel").asString(),
                  delivery.path("state").asString(),
                  delivery.path("attempts").asInt(),
                  delivery.path("lastError").asString("")));
    }
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
