package org.trailmark.lrs.xapi;

/** xAPI-Data 2.4.5: the result. */
final class ResultRules implements PropertyRules {
  private static final Shape RESULT =
      Shape.of("a result", "xAPI-Data 2.4.5")
          .optional("score", "success", "completion", "response", "duration", "extensions");

  private final JsonCursor json;

  private ResultRules(JsonCursor json) {
    this.json = json;
  }

  static void check(JsonCursor json) {
    json.object(RESULT, new ResultRules(json));
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "score" -> ScoreRules.check(json);
      case "success", "completion" -> json.bool();
      case "response" -> json.anyString();
      case "duration" -> FormatRules.duration(json);
      default -> ExtensionsRules.check(json);
    }
  }
}
