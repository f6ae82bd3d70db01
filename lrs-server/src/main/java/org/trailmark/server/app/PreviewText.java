package org.trailmark.server.app;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What a dry run says, for people who decide by it. */
final class PreviewText {
  private final JsonNode answer;

  /**
   * Made of an answer.
   *
   * @param answer to a dry run, with its preview
   */
  PreviewText(JsonNode answer) {
    this.answer = answer;
  }

  void print(PrintWriter out) {
    out.printf(
        "%s@%d  %s  %s%n",
        answer.path("journey").asString(),
        answer.path("version").asInt(),
        answer.path("outcome").asString(),
        answer.path("hash").asString());
    JsonNode preview = answer.path("preview");
    line(preview.path("learners"), "learners were looked at", out);
    line(preview.path("entered"), "would be on the journey, or have been", out);
    line(preview.path("stay"), "stay where they are", out);
    line(preview.path("move"), "move to another step or exit", out);
    line(preview.path("exit"), "leave", out);
    line(preview.path("join"), "join", out);
    line(preview.path("drop"), "are on it no more", out);
    line(preview.path("wouldSend"), "touchpoints would be judged at once, to be sent", out);
    line(preview.path("pastTouchpoints"), "touchpoints lie in the past, and are not sent", out);
    line(preview.path("suppressed"), "of those never went out, and never will", out);
    preview.path("byStep").properties().forEach(s -> line(s.getValue(), "on " + s.getKey(), out));
    preview
        .path("byExit")
        .properties()
        .forEach(e -> line(e.getValue(), "left by " + e.getKey(), out));
    for (JsonNode warning : answer.path("warnings")) {
      out.printf("warning: %s: %s%n", place(warning), warning.path("message").asString());
    }
  }

  private static void line(JsonNode number, String words, PrintWriter out) {
    out.printf("%,12d  %s%n", number.asLong(), words);
  }

  private static String place(JsonNode warning) {
    int line = warning.path("line").asInt();
    return (line == 0 ? "" : "line " + line + " ") + warning.path("pointer").asString();
  }
}
