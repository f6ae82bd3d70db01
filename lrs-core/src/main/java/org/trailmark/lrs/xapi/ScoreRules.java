package org.trailmark.lrs.xapi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.5.1: the score. Numbers are compared exactly as they are written. */
final class ScoreRules implements PropertyRules {
  private static final String CLAUSE = "xAPI-Data 2.4.5.1";
  private static final Shape SCORE =
      Shape.of("a score", CLAUSE).optional("scaled", "raw", "min", "max");

  private final JsonCursor json;
  private @Nullable BigDecimal raw;
  private @Nullable BigDecimal min;
  private @Nullable BigDecimal max;

  private ScoreRules(JsonCursor json) {
    this.json = json;
  }

  static void check(JsonCursor json) {
    ScoreRules score = new ScoreRules(json);
    if (json.object(SCORE, score)) {
      score.judge();
    }
  }

  @Override
  public void property(String name) {
    BigDecimal number = json.number();
    switch (name) {
      case "raw" -> raw = number;
      case "min" -> min = number;
      case "max" -> max = number;
      default -> scaled(number);
    }
  }

  private void scaled(@Nullable BigDecimal scaled) {
    if (scaled != null && scaled.abs().compareTo(BigDecimal.ONE) > 0) {
      json.fault(CLAUSE, "must be between -1 and 1; found " + Quote.cut(scaled.toString()));
    }
  }

  private void judge() {
    if (min != null && max != null && min.compareTo(max) >= 0) {
      json.faultIn(
          "min", CLAUSE, "must be less than max; found " + text(min) + " and " + text(max));
    }
    if (raw == null) {
      return;
    }
    if (min != null && raw.compareTo(min) < 0) {
      json.faultIn(
          "raw", CLAUSE, "must not be below min; found " + text(raw) + " and " + text(min));
    }
    if (max != null && raw.compareTo(max) > 0) {
      json.faultIn(
          "raw", CLAUSE, "must not be above max; found " + text(raw) + " and " + text(max));
    }
  }

  private static String text(BigDecimal number) {
    return Quote.cut(number.toString());
  }
}
