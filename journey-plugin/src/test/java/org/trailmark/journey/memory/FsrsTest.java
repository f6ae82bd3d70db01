package org.trailmark.journey.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.journey.extension.MemoryModel.Forecast;
import org.trailmark.journey.extension.MemoryModel.Grade;
import org.trailmark.journey.extension.MemoryModel.Review;

/** The model against numbers that were computed apart from it, from the published formulas. */
class FsrsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

  /**
   * @param steps days since the review before, and the grade
   */
  private static List<Review> reviews(String steps) {
    List<Review> reviews = new ArrayList<>();
    Instant at = NOON;
    for (String step : steps.split(" ", -1)) {
      String[] parts = step.split("/", -1);
      at = at.plusMillis(Math.round(Double.parseDouble(parts[0]) * MILLIS_OF_A_DAY));
      reviews.add(new Review(at, Grade.of(Integer.parseInt(parts[1]))));
    }
    return reviews;
  }

  private static Forecast forecast(double retention, List<Review> reviews) {
    return new Fsrs().forecast(new Fsrs.Aim(retention, null), reviews, ZoneOffset.UTC);
  }

  private static double daysUntilDue(double retention, List<Review> reviews) {
    Instant last = reviews.get(reviews.size() - 1).at();
    return Duration.between(last, forecast(retention, reviews).dueAt()).toMillis()
        / MILLIS_OF_A_DAY;
  }

  @ParameterizedTest
  @CsvSource({
    "0/3, 2.3065, 7.648261, 0.774367",
    "0/1, 0.212, 0.702983, 0.551845",
    "0/4, 8.2956, 27.507876, 0.886657",
    "0/3 2/3, 10.964332, 36.357285, 0.906199",
    "0/3 2/3 10/1, 1.522138, 5.047349, 0.733835",
    "0/3 0.01/3, 2.3065, 7.648261, 0.774367",
    "0/3 2/2 5/4 30/3, 106.646659, 353.636033, 0.986531"
  })
  void forecast_isThatOfTheFormulas(
      String steps, double dueAtNineTenths, double dueAtFourFifths, double recallAfterTenDays) {
    List<Review> reviews = reviews(steps);
    Instant last = reviews.get(reviews.size() - 1).at();

    assertThat(daysUntilDue(0.9, reviews)).isCloseTo(dueAtNineTenths, within(1e-5));
    assertThat(daysUntilDue(0.8, reviews)).isCloseTo(dueAtFourFifths, within(1e-5));
    assertThat(forecast(0.9, reviews).recallAt(last.plus(Duration.ofDays(10))))
        .isCloseTo(recallAfterTenDays, within(1e-6));
  }

  /** In whole days, as the project's own schedulers ask: each review on the day it is due. */
  @Test
  void sixTimesGood_hasTheIntervalsThatAreKnownOfTheModel() {
    List<Review> reviews = new ArrayList<>(reviews("0/3 0.007/3"));
    List<Long> intervals = new ArrayList<>();
    while (intervals.size() < 5) {
      long days = Math.round(daysUntilDue(0.9, reviews));
      intervals.add(days);
      Instant last = reviews.get(reviews.size() - 1).at();
      reviews.add(new Review(last.plus(Duration.ofDays(days)), Grade.GOOD));
    }

    assertThat(intervals).containsExactly(2L, 11L, 46L, 163L, 498L);
  }

  @Test
  void recall_whenDue_isWhatWasAimedAt() {
    Forecast forecast = forecast(0.85, reviews("0/3 3/3 9/2"));

    assertThat(forecast.recallAt(forecast.dueAt())).isCloseTo(0.85, within(1e-6));
  }
}
