package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeapGuardTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Duration ahead = Duration.ZERO;
  private Duration passed = Duration.ZERO;
  private final LeapGuard guard =
      new LeapGuard(() -> BEGIN.plus(passed).plus(ahead), () -> passed.toNanos() - 5);

  private Instant after(Duration time) {
    passed = passed.plus(time);
    return guard.instant();
  }

  private Instant truth() {
    return BEGIN.plus(passed);
  }

  @Test
  void time_thatPasses_isTheMachines() {
    assertThat(after(SECOND)).isEqualTo(truth());
    assertThat(after(YEAR)).as("nobody asked for long").isEqualTo(truth());
    assertThat(guard.complaint()).isEmpty();
  }

  @Test
  void leap_thatIsPutRight_leavesNoTrace() {
    for (Duration leap : List.of(YEAR, YEAR.negated(), Duration.ofHours(2))) {
      ahead = leap;
      assertThat(after(SECOND)).isEqualTo(truth());
      assertThat(after(Duration.ofMinutes(4))).isEqualTo(truth());
      assertThat(guard.complaint()).hasValueSatisfying(said -> assertThat(said).contains("leapt"));

      ahead = Duration.ZERO;
      assertThat(after(SECOND)).isEqualTo(truth());
      assertThat(guard.complaint()).isEmpty();
    }
  }

  @Test
  void leap_thatLasts_isBelieved() {
    for (Duration leap : List.of(YEAR, Duration.ofDays(-3))) {
      ahead = leap;
      assertThat(after(SECOND)).isNotEqualTo(truth().plus(leap));
      passed = passed.plus(LeapGuard.DOUBT);

      assertThat(guard.instant()).isEqualTo(truth().plus(leap));
      assertThat(guard.complaint()).isEmpty();
    }
  }

  @Test
  void clockThatLeapsAgain_isDoubtedAnew() {
    ahead = YEAR;
    after(SECOND);
    after(Duration.ofMinutes(4));
    ahead = YEAR.plus(YEAR);
    after(SECOND);

    assertThat(after(Duration.ofMinutes(4))).isEqualTo(truth());
    assertThat(after(Duration.ofMinutes(2))).isEqualTo(truth().plus(ahead));
  }

  @Test
  void clockThatIsSetByLess_isFollowedAtOnce() {
    ahead = Duration.ofMinutes(59);
    assertThat(after(SECOND)).isEqualTo(truth().plus(ahead));
    ahead = Duration.ZERO;
    assertThat(after(SECOND)).isEqualTo(truth());
  }

  @Test
  void clockThatDrifts_isFollowed_howeverFarItGets() {
    List<Instant> given = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ahead = ahead.plus(Duration.ofMinutes(10));
      given.add(after(Duration.ofMinutes(10)));
    }
    assertThat(given).isSorted();
    assertThat(guard.instant()).isEqualTo(truth().plus(ahead));
  }
}
