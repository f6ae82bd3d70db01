package org.trailmark.journey.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.journey.sighting.Foresight;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;

/** The log is told here what to hold, so that it changes between a reading and its turn. */
class ReadAheadHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final int STATEMENTS = 5_000;
  private static final String TEXT =
      """
      journey: %s
      version: 1
      entry: {match: {verb: "https://ex.org/v"}}
      stages: [s]
      steps: {a: {stage: s}}
      """;

  @TempDir Path folder;
  private final List<StoredStatement> stored = new CopyOnWriteArrayList<>();
  private final List<Long> readAfter = new CopyOnWriteArrayList<>();
  private final Map<Integer, PublishedJourney> published = new HashMap<>();
  private final Foresight foresight = new Foresight();
  private final History history = new History(new Log(), foresight);

  /** The log cannot be read after this place or a later one. */
  private volatile long failsFrom = Long.MAX_VALUE;

  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = MigratedStore.open(folder, () -> NOON);
    database = MigratedStore.journeys(storage);
    List<StoredStatement> all = new ArrayList<>();
    for (int i = 1; i <= STATEMENTS; i++) {
      all.add(statement(i));
    }
    stored.addAll(all);
  }

  @AfterEach
  void close() {
    foresight.close();
    storage.close();
  }

  private static StoredStatement statement(int number) {
    UUID id = new UUID(0x4000L, (1L << 63) | number);
    String json =
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann-%d@example.org"}, "timestamp": "%s",
         "verb": {"id": "https://ex.org/v"}, "object": {"id": "https://ex.org/a"}}
        """
            .formatted(id, number % 7, NOON);
    return new StoredStatement(number, id, NOON, false, json.getBytes(UTF_8));
  }

  private <T> T tx(Function<Handle, T> work) {
    return database.write(c -> work.apply(Handles.over(c)));
  }

  private void publish(String name) {
    String text = TEXT.formatted(name);
    Journey journey = new JourneyReader().read(text);
    tx(
        tx ->
            new Publications(tx)
                .add(journey, text, Publication.State.COLLECTING, STATEMENTS, NOON));
  }

  /** The same each time, as what is compiled once. */
  private PublishedJourney published(Publication publication) {
    return published.computeIfAbsent(
        publication.id(),
        id -> {
          Journey journey = new JourneyReader().read(TEXT.formatted(publication.journey()));
          return new PublishedJourney(id, NOON, journey, new StatementMatcher(journey), Set.of());
        });
  }

  /** Reads the next piece; gives those that are done. */
  private List<Publication> readOn() {
    return tx(
        tx ->
            history.read(
                new Publications(tx)
                    .in(Publication.State.COLLECTING).stream()
                        .filter(each -> each.historyAt() < each.historyTo())
                        .toList(),
                this::published,
                tx));
  }

  private void readAll() {
    List<Publication> done;
    do {
      done = readOn();
    } while (done.isEmpty());
  }

  private long evidence() {
    return count("SELECT COUNT(*) FROM evidence");
  }

  private long count(String sql) {
    return tx(tx -> tx.createQuery(sql).mapTo(Long.class).one());
  }

  private void awaitReads(int count) {
    await().untilAsserted(() -> assertThat(readAfter).hasSize(count));
  }

  @Test
  void everyPiece_isReadOnce_andNoneIsLongerThanWhatLiesBeforeIt() {
    publish("one");
    readAll();

    assertThat(readAfter).containsExactly(0L, 2_000L, 4_000L);
    assertThat(evidence()).isEqualTo(STATEMENTS);
  }

  @Test
  void statementErasedAfterItWasRead_isNotTaken() {
    publish("one");
    List<Publication> unused = readOn();
    awaitReads(2);
    StoredStatement erased = stored.remove(2_500);
    tx(
        tx -> {
          new HistoryEdition(tx).next();
          return tx;
        });
    readAll();

    assertThat(readAfter).containsExactly(0L, 2_000L, 2_000L, 4_001L);
    assertThat(evidence()).isEqualTo(STATEMENTS - 1);
    assertThat(count("SELECT COUNT(*) FROM evidence WHERE seq = " + erased.seq())).isZero();
  }

  @Test
  void statementVoidedAfterItWasRead_isNotTaken() {
    publish("one");
    List<Publication> unused = readOn();
    awaitReads(2);
    tx(
        tx -> {
          new Voids(tx).add(Set.of(stored.get(2_500).id())); // as the live stream does
          return tx;
        });
    readAll();

    assertThat(readAfter).containsExactly(0L, 2_000L, 4_000L);
    assertThat(evidence()).isEqualTo(STATEMENTS - 1);
  }

  @Test
  void pieceThatCouldNotBeReadAhead_isReadInItsTurn() {
    publish("one");
    failsFrom = 2_000;
    List<Publication> unused = readOn();
    awaitReads(2);
    failsFrom = Long.MAX_VALUE;
    readAll();

    assertThat(readAfter).containsExactly(0L, 2_000L, 2_000L, 4_000L);
    assertThat(evidence()).isEqualTo(STATEMENTS);
  }

  @Test
  void journeyPublishedSince_catchesUp_andTheRestIsReadForBoth() {
    publish("one");
    List<Publication> unused = readOn();
    awaitReads(2);
    publish("two");
    readAll();

    assertThat(evidence()).isEqualTo(2 * STATEMENTS);
    assertThat(readAfter).filteredOn(place -> place >= 4_000).hasSize(1);
  }

  @Test
  void journeyThatAnotherCaughtUpWith_isNotReadTheRestOfItAlone() {
    publish("one");
    List<Publication> unused = readOn();
    publish("two");
    List<Publication> none = readOn();

    assertThat(none).isEmpty();
    List<Publication> reading = tx(tx -> new Publications(tx).in(Publication.State.COLLECTING));
    assertThat(reading).extracting(Publication::historyAt).containsExactly(2_000L, 2_000L);
  }

  /** Of what is stored here. */
  private final class Log implements StatementLog {
    @Override
    public List<StoredStatement> readAfter(long seq, int max, long maxBytes) {
      List<StoredStatement> found =
          stored.stream().filter(statement -> statement.seq() > seq).limit(max).toList();
      readAfter.add(seq);
      if (seq >= failsFrom) {
        throw new IllegalStateException("no disk");
      }
      return found;
    }

    @Override
    public long head() {
      return STATEMENTS;
    }

    @Override
    public Subscription onCommit(Runnable listener) {
      throw new UnsupportedOperationException("nothing is stored here");
    }
  }
}
