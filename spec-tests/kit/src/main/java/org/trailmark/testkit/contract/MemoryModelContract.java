package org.trailmark.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.MemoryModel.Forecast;
import org.trailmark.journey.extension.MemoryModel.Grade;
import org.trailmark.journey.extension.MemoryModel.Review;

/**
 * What a {@link MemoryModel} keeps: it is pure, its probabilities are some and only fall, and what
 * is due is due after the last review.
 *
 * @param <P> its parameters
 */
public abstract class MemoryModelContract<P extends Record> {
  private static final int HISTORIES = 200;
  private static final int LONGEST = 12;
  private static final Instant FROM = Instant.parse("2024-02-26T22:30:00Z");
  private static final Duration ROUND = Duration.ofDays(146_097);
  private static final List<ZoneId> ZONES =
      List.of(ZoneOffset.UTC, ZoneId.of("Europe/Amsterdam"), ZoneId.of("Pacific/Apia"));
  private static final double TOLERANCE = 1e-9;

  /** The model; a new one with each call. */
  protected abstract MemoryModel<P> model();

  /** Parameters that it is to be tried with; at least one. */
  protected abstract List<P> parameters();

  private record Case<P>(P parameters, List<Review> reviews, ZoneId zone) {}

  /** What a forecast says, as data. */
  private record Said(Instant dueAt, List<Double> recall) {}

  private List<Case<P>> cases() {
    assertFalse(parameters().isEmpty(), "parameters() names none");
    Random random = new Random(3);
    List<Case<P>> cases = new ArrayList<>();
    for (int i = 0; i < HISTORIES; i++) {
      List<Review> reviews = new ArrayList<>();
      Instant at = FROM.plus(Duration.ofHours(random.nextInt(24 * 365)));
      for (int n = random.nextInt(LONGEST); n >= 0; n--) {
        reviews.add(new Review(at, Grade.of(1 + random.nextInt(4))));
        at =
            at.plus(
                Duration.ofMinutes(
                    random.nextBoolean() ? random.nextInt(90) : random.nextInt(60_000)));
      }
      cases.add(
          new Case<>(
              parameters().get(i % parameters().size()),
              List.copyOf(reviews),
              ZONES.get(random.nextInt(ZONES.size()))));
    }
    return cases;
  }

  private static Instant last(Case<?> one) {
    return one.reviews().get(one.reviews().size() - 1).at();
  }

  private static <P extends Record> Said ask(MemoryModel<P> model, Case<P> one) {
    Forecast forecast = model.forecast(one.parameters(), one.reviews(), one.zone());
    return new Said(
        forecast.dueAt(),
        IntStream.range(0, 60)
            .mapToObj(days -> forecast.recallAt(last(one).plus(Duration.ofDays(days))))
            .toList());
  }

  private static <P extends Record> List<Said> ask(MemoryModel<P> model, List<Case<P>> cases) {
    return cases.stream().map(one -> ask(model, one)).toList();
  }

  @Test
  void forecast_isTheSame_whenItIsAskedAgain_inAnyOrder_ofAnyInstance_onAnyThread() {
    List<Case<P>> cases = cases();
    MemoryModel<P> model = model();
    List<Said> first = ask(model, cases);
    List<Case<P>> turned = new ArrayList<>(cases);
    Collections.reverse(turned);
    List<Said> backwards = new ArrayList<>(ask(model(), turned));
    Collections.reverse(backwards);
    assertAll(
        () -> assertEquals(first, ask(model, cases), "not pure: asked again"),
        () -> assertEquals(first, ask(model(), cases), "not pure: another instance"),
        () -> assertEquals(first, backwards, "not pure: another order"),
        () ->
            assertEquals(
                first,
                cases.parallelStream().map(one -> ask(model, one)).toList(),
                "not pure: other threads"));
  }

  @Test
  void forecast_hangsNeitherOnTheZoneNorOnTheLanguageOfTheMachine() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    List<Said> first = ask(model(), cases());
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(first, ask(model(), cases()), "not pure: elsewhere");
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  /** In 400 years the calendar comes round: the same days of the week, the same leap years. */
  @Test
  void forecast_hangsNotOnTheClock() {
    for (Case<P> one : cases()) {
      Case<P> inUtc = new Case<>(one.parameters(), one.reviews(), ZoneOffset.UTC);
      List<Review> moved =
          one.reviews().stream().map(r -> new Review(r.at().plus(ROUND), r.grade())).toList();
      Said later = ask(model(), new Case<>(one.parameters(), moved, ZoneOffset.UTC));
      Said now = ask(model(), inUtc);
      assertEquals(now.dueAt(), later.dueAt().minus(ROUND), () -> "not pure: " + one);
      assertEquals(now.recall(), later.recall(), () -> "not pure: " + one);
    }
  }

  @Test
  void due_isNotBeforeTheLastReview() {
    for (Case<P> one : cases()) {
      assertFalse(ask(model(), one).dueAt().isBefore(last(one)), () -> "due too early: " + one);
    }
  }

  @Test
  void recall_isAProbability_andOnlyFalls() {
    for (Case<P> one : cases()) {
      double before = 1;
      for (double recall : ask(model(), one).recall()) {
        double most = before + TOLERANCE;
        assertTrue(recall >= 0 && recall <= most, () -> recall + " after " + most + ": " + one);
        before = recall;
      }
    }
  }
}
