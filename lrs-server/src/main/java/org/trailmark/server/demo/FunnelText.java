package org.trailmark.server.demo;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Draws a funnel with characters that every terminal has. */
final class FunnelText {
  private static final int WIDTH = 40;

  private final PrintStream out;

  FunnelText(PrintStream out) {
    this.out = out;
  }

  /**
   * @param counts as the journey's REST interface gives them
   */
  void print(String title, JsonNode counts) {
    long entered = counts.get("entered").asLong();
    out.printf(
        Locale.ROOT,
        "%s (%s %d): %,d learners came, %,d are on the way%n",
        title,
        counts.get("journey").asString(),
        counts.get("version").asInt(),
        entered,
        counts.get("standing").asLong());
    for (JsonNode stage : counts.get("stages")) {
      row("  ", stage.get("stage").asString(), stage, entered, '#');
      for (JsonNode step : stage.get("steps")) {
        row("    ", step.get("step").asString(), step, entered, '=');
      }
    }
    for (JsonNode exit : counts.get("exits")) {
      long learners = exit.get("learners").asLong();
      out.printf(
          Locale.ROOT,
          "  -> %-13s %6d  %s %s%n",
          exit.get("exit").asString(),
          learners,
          bar(learners, entered, '>'),
          exit.get("counts").asString());
    }
    JsonNode told = counts.get("touchpoints");
    out.printf(
        Locale.ROOT,
        "  touchpoints: %,d sent, %,d held back, %,d withdrawn%n%n",
        told.path("sent").asLong(),
        told.path("suppressed").asLong(),
        told.path("withdrawn").asLong());
  }

  private void row(String indent, String name, JsonNode count, long entered, char ink) {
    long reached = count.get("reached").asLong();
    out.printf(
        Locale.ROOT,
        "%-18s %6d  %s %d here%n",
        indent + name,
        reached,
        bar(reached, entered, ink),
        count.get("standing").asLong());
  }

  private static String bar(long part, long whole, char ink) {
    int full = whole == 0 ? 0 : (int) Math.round((double) WIDTH * part / whole);
    int drawn = part > 0 ? Math.max(1, Math.min(WIDTH, full)) : 0;
    return String.valueOf(ink).repeat(drawn) + " ".repeat(WIDTH - drawn);
  }
}
