package org.trailmark.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;

/** The contract catches models of memory that do not keep it, each by one of its tests. */
class WrongMemoryModelsTest {
  private static final AtomicInteger ASKED = new AtomicInteger();

  record Nothing() {}

  /** What a model under test forecasts. */
  private record Flat(Instant dueAt, double recall, double perDay, Instant from)
      implements MemoryModel.Forecast {
    @Override
    public double recallAt(Instant time) {
      return recall + perDay * Duration.between(from, time).toDays();
    }
  }

  private interface Due {
    Instant after(Instant last, ZoneId zone);
  }

  private static MemoryModelContract<Nothing> due(Due due) {
    return contract((last, zone) -> new Flat(due.after(last, zone), 0.9, 0, last));
  }

  private static MemoryModelContract<Nothing> recall(double begin, double perDay) {
    return contract((last, zone) -> new Flat(last.plus(Duration.ofDays(1)), begin, perDay, last));
  }

  private interface Forecasts {
    MemoryModel.Forecast after(Instant last, ZoneId zone);
  }

  private static MemoryModelContract<Nothing> contract(Forecasts forecasts) {
    MemoryModel<Nothing> model =
        new MemoryModel<>() {
          @Override
          public String name() {
            return "wrong";
          }

          @Override
          public Parameters<Nothing> parameters() {
            return new Parameters<>(Nothing.class, "{\"additionalProperties\": false}");
          }

          @Override
          public Forecast forecast(Nothing none, List<Review> reviews, ZoneId zone) {
            return forecasts.after(reviews.get(reviews.size() - 1).at(), zone);
          }
        };
    return new MemoryModelContract<>() {
      @Override
      protected MemoryModel<Nothing> model() {
        return model;
      }

      @Override
      protected List<Nothing> parameters() {
        return List.of(new Nothing());
      }
    };
  }

  @Test
  void oneThatCountsHowOftenItIsAsked_isCaught() {
    Caught.by(
        due((last, zone) -> last.plusSeconds(ASKED.incrementAndGet()))
            ::forecast_isTheSame_whenItIsAskedAgain_inAnyOrder_ofAnyInstance_onAnyThread);
  }

  @Test
  void oneThatGoesByTheZoneOfTheMachine_isCaught() {
    Caught.by(
        due((last, zone) -> last.plusSeconds(last.atZone(ZoneId.systemDefault()).getMinute()))
            ::forecast_hangsNeitherOnTheZoneNorOnTheLanguageOfTheMachine);
  }

  @Test
  void oneThatReadsTheClock_isCaught() {
    Caught.by(
        due((last, zone) -> last.isBefore(Instant.now()) ? last.plusSeconds(1) : last)
            ::forecast_hangsNotOnTheClock);
  }

  @Test
  void oneThatIsDueTooEarly_isCaught() {
    Caught.by(due((last, zone) -> last.minusSeconds(1))::due_isNotBeforeTheLastReview);
  }

  @Test
  void oneWhoseRecallGrows_orIsNoProbability_isCaught() {
    Caught.by(recall(0.1, 0.01)::recall_isAProbability_andOnlyFalls);
    Caught.by(recall(1.1, 0)::recall_isAProbability_andOnlyFalls);
    Caught.by(recall(0.1, -0.01)::recall_isAProbability_andOnlyFalls);
  }
}
