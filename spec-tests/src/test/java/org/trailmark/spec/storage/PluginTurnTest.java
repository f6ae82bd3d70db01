package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.dispatch.DispatchStatus;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.dispatch.TaskRunner;
import org.trailmark.lrs.dispatch.TaskStatus;
import org.trailmark.lrs.dispatch.Tasks;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;

/** Of several nodes one runs a plugin; when it dies another goes on where it was. */
class PluginTurnTest {
  private static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(20));

  private final TestPostgres postgres = new TestPostgres();
  private final List<Node> nodes = new ArrayList<>();

  @BeforeEach
  void open() {
    nodes.add(new Node());
    nodes.add(new Node());
  }

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
    postgres.giveBack();
  }

  /** A node of the LRS with a plugin that counts statements. */
  private final class Node {
    final Storage storage = PostgresStorage.open(postgres.url(), Clock.systemUTC());
    final PluginDatabase database =
        storage.pluginDatabase(
            "counter", Optional.of("db/contract"), PluginTurnTest.class.getClassLoader());
    final Dispatcher dispatcher =
        new Dispatcher(
            "counter",
            new Counting(),
            database,
            storage.log(),
            storage.reader(),
            QUICK,
            Clock.systemUTC());
    final AtomicInteger ticks = new AtomicInteger();
    final TaskRunner tasks =
        new TaskRunner(
            "counter",
            new Tasks(
                List.of(
                    new PluginTask(
                        "tick",
                        Schedule.every(Duration.ofSeconds(1)),
                        due -> ticks.incrementAndGet())),
                database,
                Clock.systemUTC()),
            database,
            Clock.systemUTC(),
            Thread::new);
    private boolean closed;

    Node() {
      dispatcher.start();
      tasks.start();
    }

    boolean runsIt() {
      return dispatcher.status().state() == DispatchStatus.State.RUNNING && database.isOurTurn();
    }

    void append() {
      storage
          .writer()
          .append(List.of(Sample.of("ann", "passed").statement()))
          .toCompletableFuture()
          .join();
    }

    void close() {
      if (!closed) {
        closed = true;
        tasks.stop(Duration.ofSeconds(10), Duration.ofSeconds(1));
        dispatcher.close();
        storage.close();
      }
    }
  }

  /** Refuses a statement that it has seen, as its table does. */
  private static final class Counting implements StatementHandler {
    @Override
    public void handle(List<StoredStatement> statements, Connection tx) throws Exception {
      try (PreparedStatement insert = tx.prepareStatement("INSERT INTO counted (n) VALUES (?)")) {
        for (StoredStatement statement : statements) {
          insert.setLong(1, statement.seq());
          insert.executeUpdate();
        }
      }
    }
  }

  private Node runner() {
    await().until(() -> nodes.stream().filter(Node::runsIt).count() == 1);
    return nodes.stream().filter(Node::runsIt).findFirst().orElseThrow();
  }

  private Node standby() {
    Node runner = runner();
    return nodes.stream().filter(node -> node != runner).findFirst().orElseThrow();
  }

  private List<Long> counted(Node node) {
    return node.database.read(
        tx -> {
          List<Long> found = new ArrayList<>();
          try (PreparedStatement select = tx.prepareStatement("SELECT n FROM counted ORDER BY n");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              found.add(rows.getLong(1));
            }
          }
          return found;
        });
  }

  private void assertCounted(Node node, int upTo) {
    await()
        .untilAsserted(
            () ->
                assertThat(counted(node))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, upTo).boxed().toList()));
    assertThat(node.dispatcher.quarantine().count()).isZero();
  }

  @Test
  void statements_storedOnEither_areHandledByOneNode() {
    Node standby = standby();
    standby.append();
    runner().append();

    assertCounted(standby, 2);
    await()
        .untilAsserted(
            () -> {
              DispatchStatus status = standby.dispatcher.status();
              assertThat(status.state()).isEqualTo(DispatchStatus.State.STANDING_BY);
              assertThat(status.checkpoint()).isEqualTo(2);
            });
  }

  @Test
  void nodeThatEnds_isFollowedByTheOther() {
    Node standby = standby();
    runner().append();
    runner().close();

    standby.append();

    assertCounted(standby, 2);
    assertThat(standby.database.isOurTurn()).isTrue();
  }

  @Test
  void tasks_areDoneByTheNodeWhoseTurnItIs_andByTheOtherWhenThatEnds() {
    Node runner = runner();
    Node standby = standby();
    await().until(() -> runner.ticks.get() > 0);
    assertThat(standby.ticks).hasValue(0);
    await()
        .untilAsserted(
            () -> assertThat(standby.tasks.status()).extracting(TaskStatus::doneAt).isNotEmpty());

    runner.close();

    await().until(() -> standby.ticks.get() > 0);
  }

  @Test
  void nodesThatLoseTheirConnections_skipAndRepeatNothing() {
    Node writer = standby();
    for (int i = 0; i < 40; i++) {
      if (i % 10 == 5) {
        postgres.endConnectionsThatHoldTurns();
      }
      writer.append();
    }

    assertCounted(writer, 40);
  }
}
