package org.trailmark.lrs.sql.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentStatementsTest {
  private static final int SLOTS = 64;

  /** All of one slot, and as many as may be there at once. */
  private static final List<Long> OF_ONE_SLOT =
      List.of(3L, 3L + SLOTS, 3L + 2 * SLOTS, 3L + 3 * SLOTS);

  private final RecentStatements recent = new RecentStatements(SLOTS);

  @Test
  void get_readInTurnsFromOneSlotAmongOthers_allStayAtLast() {
    LongStream.range(1000, 1000 + SLOTS).forEach(seq -> recent.put(statement(seq)));

    int lacking = 1;
    for (int turn = 0; turn < 10_000 && lacking > 0; turn++) {
      lacking = 0;
      for (long seq : OF_ONE_SLOT) {
        if (recent.get(seq) == null) {
          recent.put(statement(seq));
          lacking++;
        }
      }
    }

    assertThat(OF_ONE_SLOT).allSatisfy(seq -> assertThat(recent.get(seq)).isNotNull());
  }

  @Test
  void get_readSideBySideIntoNothing_allAreThere() {
    LongStream.range(100, 100 + SLOTS).forEach(seq -> recent.put(statement(seq)));

    assertThat(LongStream.range(100, 100 + SLOTS)).allMatch(seq -> recent.get(seq) != null);
  }

  @Test
  void forget_wherever_isNotThereAndNotTakenAgain() {
    for (int i = 0; i < 100; i++) {
      recent.put(statement(3)); // into each slot that is open to it
    }

    recent.forget(3);
    assertThat(recent.kept(3)).isNull();

    recent.put(statement(3));
    assertThat(recent.kept(3)).isNull();
    assertThat(recent.get(3)).isNull();
  }

  @Test
  void get_otherStatementOfTheSlot_isNone() {
    recent.put(statement(3));

    assertThat(recent.get(3)).extracting(Unpacked::seq).isEqualTo(3L);
    assertThat(recent.get(3 + SLOTS)).isNull();
  }

  private static Unpacked statement(long seq) {
    return new Unpacked(seq, new UUID(0, seq), Instant.EPOCH, false, "{}".getBytes(UTF_8));
  }
}
