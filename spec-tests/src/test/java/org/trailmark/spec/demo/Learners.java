package org.trailmark.spec.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the store knows of each learner, read through xAPI alone, and when it came to know it. */
final class Learners {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  /** Statements by agent, as JSON with the identifier alone. */
  final Map<String, List<Moment>> byAgent = new TreeMap<>();

  private final TreeSet<Instant> stored = new TreeSet<>();
  private final Map<String, Instant> rosterSince = new HashMap<>();

  Learners(DemoRun demo) {
    int place = 0;
    List<JsonNode> voiding = new ArrayList<>();
    for (JsonNode statement : demo.statements()) {
      place++;
      if (statement.at("/verb/id").asString().equals(VOIDED)) {
        voiding.add(statement);
      }
      add(statement, place, null);
    }
    for (JsonNode statement : voiding) {
      String target = statement.at("/object/id").asString();
      JsonNode voided = demo.get("xapi/statements?voidedStatementId=" + target);
      add(voided, 0, storedAt(statement));
    }
    for (JsonNode member : demo.pages("rosters/new-hires", "members")) {
      String agent = agent(member.get("agent"));
      rosterSince.put(agent, Instant.parse(member.get("since").asString()));
      byAgent.computeIfAbsent(agent, any -> new ArrayList<>());
    }
  }

  private void add(JsonNode statement, int place, @Nullable Instant voidedAt) {
    Instant stamp = storedAt(statement);
    Instant timestamp = OffsetDateTime.parse(statement.get("timestamp").asString()).toInstant();
    Instant at = timestamp.isAfter(stamp.plus(MAX_SKEW)) ? stamp : timestamp;
    UUID id = UUID.fromString(statement.get("id").asString());
    stored.add(stamp);
    byAgent
        .computeIfAbsent(agent(statement.get("actor")), any -> new ArrayList<>())
        .add(new Moment(id, at, stamp, place, statement, voidedAt));
  }

  @Nullable Instant onRosterSince(String journey, String agent) {
    return journey.equals("onboarding") ? rosterSince.get(agent) : null;
  }

  /**
   * When the server decided anything: just before and after each storing, every six hours, at the
   * end, and when the folder was opened again.
   */
  List<Instant> decisions(DemoRun demo) {
    TreeSet<Instant> decisions = new TreeSet<>();
    for (Instant moment : stored) {
      decisions.add(moment); // before what was stored then
      decisions.add(moment.plusMillis(1));
    }
    for (Instant tick = demo.start(); tick.isBefore(demo.end()); tick = tick.plusSeconds(21_600)) {
      decisions.add(tick);
    }
    decisions.add(demo.end());
    decisions.add(DemoRun.NOW);
    return List.copyOf(decisions);
  }

  private static Instant storedAt(JsonNode statement) {
    return Instant.parse(statement.get("stored").asString());
  }

  private static String agent(JsonNode actor) {
    return actor.has("mbox")
        ? "{\"mbox\":\"" + actor.get("mbox").asString() + "\"}"
        : "{\"account\":" + actor.get("account") + "}";
  }
}
