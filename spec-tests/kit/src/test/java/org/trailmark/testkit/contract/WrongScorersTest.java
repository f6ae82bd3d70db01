package org.trailmark.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.Scorer;

/** The contract catches scorers that do not keep it, each by one of its tests. */
class WrongScorersTest {
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static ScorerContract contract(ToDoubleFunction<Scorer.Contender> score) {
    return factors(contender -> Map.of("score", score.applyAsDouble(contender)));
  }

  private interface Factors {
    Map<String, Double> of(Scorer.Contender contender);
  }

  private static ScorerContract factors(Factors factors) {
    Scorer scorer =
        new Scorer() {
          @Override
          public String name() {
            return "wrong";
          }

          @Override
          public Map<String, Double> factors(Contender contender) {
            return factors.of(contender);
          }
        };
    return new ScorerContract() {
      @Override
      protected Scorer scorer() {
        return scorer;
      }
    };
  }

  @Test
  void oneThatCountsHowOftenItIsAsked_isCaught() {
    Caught.by(
        contract(contender -> ASKED.incrementAndGet())
            ::factors_areTheSame_whenTheyAreAskedAgain_inAnyOrder_ofAnyInstance_atAnyTime);
  }

  @Test
  void oneThatGoesByTheYear_isCaught() {
    Instant far = Instant.parse("2100-01-01T00:00:00Z");
    Caught.by(
        contract(contender -> contender.now().isBefore(far) ? 1 : 2)
            ::factors_areTheSame_whenTheyAreAskedAgain_inAnyOrder_ofAnyInstance_atAnyTime);
  }

  @Test
  void oneBelowNought_isCaught() {
    Caught.by(
        contract(contender -> contender.effort().compareTo(Duration.ofMinutes(60)) > 0 ? -1 : 1)
            ::factors_areNumbers_noneBelowNought);
  }

  @Test
  void oneThatIsNoNumber_isCaught() {
    Caught.by(contract(contender -> Double.NaN)::factors_areNumbers_noneBelowNought);
    Caught.by(factors(contender -> Map.of())::factors_areNumbers_noneBelowNought);
  }

  @Test
  void oneThatDoesNotTellOneFromAnother_isCaught() {
    Caught.by(contract(contender -> 1)::scores_differ);
  }
}
