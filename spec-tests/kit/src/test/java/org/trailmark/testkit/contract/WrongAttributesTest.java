package org.trailmark.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.Payload.Addressee;

/** The contract catches attributes that do not keep it, each by one of its tests. */
class WrongAttributesTest {
  private static final Addressee ANN =
      new Addressee("a", "Ann", List.of(Map.of("mbox", "mailto:ann@example.org")));

  /**
   * @param value what is known once it was refreshed; how often that was is given
   */
  private static AttributeContract contract(Function<Addressee, Optional<String>> value) {
    return new AttributeContract() {
      @Override
      protected Attribute attribute() {
        return new Attribute() {
          private boolean refreshed;

          @Override
          public void refresh() {
            refreshed = true;
          }

          @Override
          public Optional<String> of(Addressee learner) {
            return refreshed ? value.apply(learner) : Optional.empty();
          }
        };
      }

      @Override
      protected Addressee known() {
        return ANN;
      }
    };
  }

  private static Optional<String> ifAnn(Addressee learner, String value) {
    return learner.equals(ANN) ? Optional.of(value) : Optional.empty();
  }

  @Test
  void oneThatKnowsBeforeItLearnt_isCaught() {
    AttributeContract contract =
        new AttributeContract() {
          @Override
          protected Attribute attribute() {
            return learner -> ifAnn(learner, "Sales");
          }

          @Override
          protected Addressee known() {
            return ANN;
          }
        };

    Caught.by(contract::beforeItWasRefreshed_nobodyIsKnown);
  }

  @Test
  void oneOfSeveralLines_orOfNone_isCaught() {
    Caught.by(
        contract(learner -> ifAnn(learner, "Sales\nNorth"))
            ::whoIsKnown_isToldInOneLine_theSameEachTime);
    Caught.by(contract(learner -> ifAnn(learner, " "))::whoIsKnown_isToldInOneLine_theSameEachTime);
  }

  @Test
  void oneThatSaysSomethingElseEachTime_isCaught() {
    AtomicInteger asked = new AtomicInteger();
    Caught.by(
        contract(learner -> ifAnn(learner, "floor " + asked.incrementAndGet()))
            ::whoIsKnown_isToldInOneLine_theSameEachTime);
  }

  @Test
  void oneThatKnowsStrangers_isCaught() {
    Caught.by(contract(learner -> Optional.of("Sales"))::strangers_areNotKnown);
  }
}
