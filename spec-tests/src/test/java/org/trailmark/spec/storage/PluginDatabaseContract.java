package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage.Unreturned;

/** A plugin's own database: migrated, transactional, apart from all others. */
interface PluginDatabaseContract extends ReopenableStorage {

  private PluginDatabase database(String name) {
    return storage()
        .pluginDatabase(
            name, Optional.of("db/contract"), PluginDatabaseContract.class.getClassLoader());
  }

  @Test
  default void pluginDatabase_opened_isMigratedOnceAndKept() {
    database("alpha").write(tx -> insert(tx, 7));

    reopen();

    assertThat(database("alpha").<Long>read(PluginDatabaseContract::sum)).isEqualTo(7);
  }

  @Test
  default void pluginDatabase_ofAnother_isApart() {
    PluginDatabase alpha = database("alpha");
    PluginDatabase beta = database("beta");

    alpha.write(tx -> insert(tx, 7));

    assertThat(beta.<Long>read(PluginDatabaseContract::sum)).isZero();
  }

  @Test
  default void write_thatThrows_leavesNothing() {
    PluginDatabase alpha = database("alpha");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                alpha.write(
                    tx -> {
                      insert(tx, 7);
                      throw new IllegalStateException("enough");
                    }));

    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isZero();
    alpha.write(tx -> insert(tx, 1));
    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isEqualTo(1);
  }

  @Test
  default void write_refusedByDatabase_isInternalAndLeavesNothing() {
    PluginDatabase alpha = database("alpha");

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(
            () ->
                alpha.write(
                    tx -> {
                      insert(tx, 7);
                      return insert(tx, 7);
                    }))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INTERNAL));
    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isZero();
  }

  @Test
  default void write_committingItself_isRefused() {
    PluginDatabase alpha = database("alpha");

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(
            () ->
                alpha.write(
                    tx -> {
                      insert(tx, 7);
                      tx.commit();
                      return true;
                    }));
    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isZero();
  }

  @Test
  default void write_overJdbi_isPartOfTheTransaction() {
    PluginDatabase alpha = database("alpha");

    alpha.write(
        tx -> {
          try (Handle handle = Jdbi.open(tx)) {
            handle.useTransaction(inner -> inner.execute("INSERT INTO counted (n) VALUES (?)", 1));
          }
          return insert(tx, 2);
        });
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                alpha.write(
                    tx -> {
                      Jdbi.open(tx).execute("INSERT INTO counted (n) VALUES (?)", 4);
                      throw new IllegalStateException("enough");
                    }));

    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isEqualTo(3);
  }

  @Test
  default void read_whileAnotherWrites_seesOneSnapshot() {
    PluginDatabase alpha = database("alpha");
    alpha.write(tx -> insert(tx, 1));

    alpha.read(
        snapshot -> {
          assertThat(sum(snapshot)).isEqualTo(1);
          alpha.write(tx -> insert(tx, 2));
          assertThat(sum(snapshot)).isEqualTo(1);
          return true;
        });

    assertThat(alpha.<Long>read(PluginDatabaseContract::sum)).isEqualTo(3);
  }

  @Test
  default void pluginDatabase_openedTwice_isRefused() {
    database("alpha");

    assertThatIllegalStateException().isThrownBy(() -> database("alpha"));
  }

  @Test
  default void connection_keptAfterItsCall_isOfNoUse() {
    List<Connection> kept = new ArrayList<>();
    database("alpha").read(kept::add);

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> kept.get(0).createStatement())
        .withMessageContaining("lent for one call");
  }

  @Test
  default void close_tellsWhatWasLeftOpen_andTheDatabaseCanBeOpenedAgain() {
    PluginDatabase alpha = database("alpha");
    alpha.write(tx -> insert(tx, 7));
    alpha.write(Connection::createStatement);

    Unreturned unreturned = storage().closePluginDatabase("alpha", Duration.ofSeconds(20));

    assertThat(unreturned).isEqualTo(new Unreturned(0, 1));
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> alpha.read(PluginDatabaseContract::sum));
    assertThat(database("alpha").<Long>read(PluginDatabaseContract::sum)).isEqualTo(7);
  }

  @Test
  default void close_whileACallDoesNotReturn_breaksItOffAndUndoesIt() throws Exception {
    PluginDatabase alpha = database("alpha");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Integer> call =
        CompletableFuture.supplyAsync(
            () ->
                alpha.write(
                    tx -> {
                      insert(tx, 7);
                      inside.countDown();
                      awaitGoOn(goOn);
                      return 0;
                    }));
    inside.await();

    assertThat(storage().closePluginDatabase("alpha", Duration.ZERO).calls()).isEqualTo(1);
    goOn.countDown();

    assertThat(call).failsWithin(Duration.ofSeconds(20));
    assertThat(database("alpha").<Long>read(PluginDatabaseContract::sum)).isZero();
  }

  private static void awaitGoOn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int insert(Connection tx, int value) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      return statement.executeUpdate("INSERT INTO counted (n) VALUES (" + value + ")");
    }
  }

  private static long sum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT coalesce(sum(n), 0) FROM counted")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
