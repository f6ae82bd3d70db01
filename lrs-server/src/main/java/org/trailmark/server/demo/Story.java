package org.trailmark.server.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells one learner's way: each move with its reason, what she was told, and what not, and why. */
final class Story {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(Diary.ZONE);
  private static final int CANDIDATES = 60;
  private static final int WIDTH = 92;

  private final LrsClient client;
  private final PrintStream out;

  Story(LrsClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /** Prints the most telling way of a journey; the learner's id, empty where nobody came. */
  String print(String journey) {
    Chapter best = null;
    String path = JourneySetup.API + "journeys/" + journey + "/learners?limit=" + CANDIDATES;
    for (JsonNode learner : client.get(path).get("learners")) {
      Chapter chapter = read(journey, learner);
      if (best == null || chapter.interest() > best.interest()) {
        best = chapter;
      }
    }
    if (best == null) {
      return "";
    }
    tell(journey, best);
    return best.learner;
  }

  private Chapter read(String journey, JsonNode learner) {
    String id = learner.get("learner").asString();
    List<JsonNode> told = new ArrayList<>();
    for (JsonNode one :
        client.get(JourneySetup.API + "learners/" + id + "/touchpoints").get("touchpoints")) {
      if (one.get("journey").asString().equals(journey)) {
        told.add(one);
      }
    }
    return new Chapter(
        id,
        learner.path("name").asString("somebody"),
        client.get(JourneySetup.API + "learners/" + id + "/journeys/" + journey),
        told);
  }

  private void tell(String journey, Chapter chapter) {
    out.println("One way: " + chapter.name + " on " + journey);
    for (JsonNode move : chapter.way.get("transitions")) {
      String text = move.at("/why/text").asString().replaceAll(" \\([^()]*statement[^()]*\\)", "");
      line(at(move.get("validAt")), text);
      if (move.get("superseded").asBoolean()) {
        line("", "Taken back on " + at(move.get("supersededAt")) + ": later news changed it.");
      }
    }
    touchpoint("Sent", chapter.first("sent"));
    touchpoint("Held back", chapter.first("suppressed"));
    out.println();
  }

  private void touchpoint(String what, @Nullable JsonNode touchpoint) {
    if (touchpoint == null) {
      return;
    }
    JsonNode decisions = touchpoint.get("decisions");
    JsonNode decision = decisions.get(0);
    for (JsonNode next : decisions) {
      if (next.get("decision").asString().equals(touchpoint.get("state").asString())) {
        decision = next;
      }
    }
    line(
        at(decision.get("at")),
        what
            + ": "
            + touchpoint.get("touchpoint").asString()
            + ". "
            + decision.get("reason").asString());
  }

  /** A date and a text that is broken at words. */
  private void line(String date, String text) {
    String head = String.format("  %-17s ", date);
    StringBuilder line = new StringBuilder(head);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > head.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(head.length()));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  private static String at(JsonNode instant) {
    return DAY.format(Instant.parse(instant.asString()));
  }

  /** What there is to tell of one learner. */
  private static final class Chapter {
    private final String learner;
    private final String name;
    private final JsonNode way;
    private final List<JsonNode> told;

    Chapter(String learner, String name, JsonNode way, List<JsonNode> told) {
      this.learner = learner;
      this.name = name;
      this.way = way;
      this.told = told;
    }

    int interest() {
      int interest = 0;
      boolean revised = false;
      boolean timer = false;
      for (JsonNode move : way.get("transitions")) {
        interest++;
        revised |= move.get("superseded").asBoolean();
        timer |= !move.at("/why/kind").asString().equals("held");
      }
      return Math.min(interest, 9)
          + (first("sent") == null ? 0 : 10)
          + (first("suppressed") == null ? 0 : 10)
          + (revised ? 5 : 0)
          + (timer ? 3 : 0)
          + (way.at("/run/counts").asString("").equals("goal") ? 3 : 0);
    }

    @Nullable JsonNode first(String state) {
      return told.stream()
          .filter(one -> one.get("state").asString().equals(state))
          .findFirst()
          .orElse(null);
    }
  }
}
