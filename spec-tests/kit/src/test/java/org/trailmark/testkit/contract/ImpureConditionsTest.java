package org.trailmark.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.Parameters;

/** The contract catches conditions that are not pure, each by one of its tests. */
class ImpureConditionsTest {
  private static final AtomicInteger ASKED = new AtomicInteger();

  /** What a kind under test answers. */
  private interface Answer {
    Optional<List<UUID>> to(List<ConditionKind.Seen> seen, ZoneId zone);
  }

  record Nothing() {}

  private static ConditionKindContract<Nothing> contract(Answer answer) {
    ConditionKind<Nothing> kind =
        new ConditionKind<>() {
          @Override
          public String name() {
            return "impure";
          }

          @Override
          public Parameters<Nothing> parameters() {
            return new Parameters<>(Nothing.class, "{\"additionalProperties\": false}");
          }

          @Override
          public Optional<List<UUID>> judge(Nothing none, List<Seen> seen, ZoneId zone) {
            return answer.to(seen, zone);
          }
        };
    return new ConditionKindContract<>() {
      @Override
      protected ConditionKind<Nothing> kind() {
        return kind;
      }

      @Override
      protected List<String> parameters() {
        return List.of("");
      }

      @Override
      protected List<String> wrongParameters() {
        return List.of("more: 1");
      }
    };
  }

  private static Optional<List<UUID>> last(List<ConditionKind.Seen> seen, boolean holds) {
    return holds ? Optional.of(List.of(seen.get(seen.size() - 1).statement())) : Optional.empty();
  }

  @Test
  void oneThatCountsHowOftenItIsAsked_isCaught() {
    Caught.by(
        contract((seen, zone) -> last(seen, ASKED.incrementAndGet() % 7 == 0))
            ::answer_isTheSame_whenItIsAskedAgain_inAnyOrder_ofAnyInstance_onAnyThread);
  }

  @Test
  void oneThatRemembersWhatItSaw_isCaught() {
    List<UUID> remembered = new ArrayList<>();
    Caught.by(
        contract(
                (seen, zone) -> {
                  synchronized (remembered) {
                    boolean known = remembered.contains(seen.get(0).statement());
                    remembered.add(seen.get(0).statement());
                    return last(seen, known);
                  }
                })
            ::answer_isTheSame_whenItIsAskedAgain_inAnyOrder_ofAnyInstance_onAnyThread);
  }

  @Test
  void oneThatReadsTheClock_isCaught() {
    Caught.by(
        contract(
                (seen, zone) ->
                    last(
                        seen,
                        Duration.between(seen.get(0).at(), Instant.now()).toDays() < 365_000
                            && seen.get(0).at().isBefore(Instant.now())))
            ::answer_hangsNotOnTheClock);
  }

  @Test
  void oneThatGoesByTheZoneOfTheMachine_isCaught() {
    Caught.by(
        contract(
                (seen, zone) ->
                    last(seen, seen.get(0).at().atZone(ZoneId.systemDefault()).getHour() < 12))
            ::answer_hangsNeitherOnTheZoneNorOnTheLanguageOfTheMachine);
  }

  @Test
  void oneThatDrawsByTheId_isCaught() {
    Caught.by(
        contract((seen, zone) -> last(seen, seen.get(0).statement().hashCode() % 2 == 0))
            ::answer_hangsNotOnTheIdsOfStatements);
  }

  @Test
  void oneThatChangesWhatItIsShown_isCaught() {
    Caught.by(
        contract(
                (seen, zone) -> {
                  Optional<List<UUID>> answer = last(seen, true);
                  seen.remove(0);
                  return answer;
                })
            ::answer_staysWhatItIs_whenWhatWasShownChanges);
  }

  @Test
  void oneThatNamesTheSameTwice_isCaught() {
    Caught.by(
        contract(
                (seen, zone) ->
                    Optional.of(List.of(seen.get(0).statement(), seen.get(0).statement())))
            ::answer_namesStatementsThatItWasShown_inTheirOrder_eachOnce);
  }

  @Test
  void oneThatAlwaysHolds_isNotTested_andTheContractSaysSo() {
    Caught.by(contract((seen, zone) -> last(seen, true))::condition_holdsForSome_andNotForAll);
  }
}
