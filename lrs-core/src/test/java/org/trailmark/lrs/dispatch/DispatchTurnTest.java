package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.PluginDatabase;

/** A dispatcher that shares its plugin's database with another node. */
class DispatchTurnTest extends DispatchFixture {

  /** Stands for the database of several nodes. */
  private static final class Shared implements PluginDatabase {
    private final PluginDatabase real;
    private final AtomicLong otherGoesOnTo = new AtomicLong();
    private volatile boolean turn = true;

    Shared(PluginDatabase real) {
      this.real = real;
    }

    @Override
    public boolean isOurTurn() {
      return turn;
    }

    @Override
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
      return real.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
      long goesOnTo = otherGoesOnTo.getAndSet(0);
      if (goesOnTo > 0) {
        moveCheckpoint(goesOnTo);
      }
      return real.write(work);
    }

    void moveCheckpoint(long seq) {
      real.write(tx -> move(tx, seq));
    }

    private static boolean move(Connection tx, long seq) throws SQLException {
      Checkpoints.advance(tx, seq);
      return true;
    }
  }

  private Shared shared() {
    return new Shared(database("recording"));
  }

  private void awaitSeen(Long... seqs) {
    await().untilAsserted(() -> assertThat(seen()).containsExactly(seqs));
  }

  private static void loseTurn(Shared shared, Dispatcher dispatcher) {
    shared.turn = false;
    dispatcher.wake(); // as the storage does that loses it
    await().until(() -> dispatcher.status().state() == DispatchStatus.State.STANDING_BY);
  }

  @Test
  void turnOfAnother_isWaitedForAndItsCheckpointTakenOver() {
    Shared shared = shared();
    Dispatcher dispatcher = start("recording", handler, shared, QUICK);
    append(2);
    awaitSeen(1L, 2L);

    loseTurn(shared, dispatcher);
    append(2);
    shared.moveCheckpoint(4);
    await().until(() -> dispatcher.status().checkpoint() == 4);
    shared.turn = true;
    append(1);

    awaitSeen(1L, 2L, 5L);
  }

  @Test
  void checkpointMovedByAnother_isNotGoneBackBehind() {
    Shared shared = shared();
    Dispatcher dispatcher = start("recording", handler, shared, QUICK);
    append(1);
    awaitSeen(1L);
    handler.trap =
        statement -> {
          throw new IllegalStateException("the other node has handled " + statement.seq());
        };

    loseTurn(shared, dispatcher);
    append(1);
    shared.otherGoesOnTo.set(2); // between our look at the checkpoint and our transaction
    shared.turn = true;

    await().until(() -> dispatcher.status().checkpoint() == 2);
    assertThat(dispatcher.quarantine().count()).isZero();
    assertThat(seen()).containsExactly(1L);
  }
}
