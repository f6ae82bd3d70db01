package org.trailmark.lrs.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/** A real storage and the dispatchers that a test starts over it. */
abstract class DispatchFixture {
  /** However busy the machine is. */
  static final Duration SOON = Duration.ofMinutes(1);

  static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final StatementParser.Context REQUEST =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tests", null));

  final SettableClock clock = new SettableClock();
  final RecordingHandler handler = new RecordingHandler();
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final Map<String, PluginDatabase> databases = new HashMap<>();
  @TempDir Path folder;
  SqliteStorage storage;

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(folder, clock);
  }

  @AfterEach
  void close() {
    dispatchers.forEach(Dispatcher::close);
    dispatchers.clear();
    databases.clear();
    storage.close();
  }

  static ConditionFactory await() {
    return Awaitility.await().atMost(SOON);
  }

  void restart() {
    close();
    open();
  }

  PluginDatabase database(String name) {
    return databases.computeIfAbsent(
        name,
        key ->
            storage.pluginDatabase(
                key, Optional.of("db/recording"), DispatchFixture.class.getClassLoader()));
  }

  Dispatcher start(RetryPolicy policy) {
    return start("recording", handler, database("recording"), policy);
  }

  Dispatcher start(
      String name, StatementHandler toDrive, PluginDatabase database, RetryPolicy policy) {
    Dispatcher dispatcher =
        new Dispatcher(name, toDrive, database, storage.log(), storage.reader(), policy, clock);
    dispatchers.add(dispatcher);
    dispatcher.start();
    return dispatcher;
  }

  /** Stores so many statements, each on its own. */
  void append(int count) {
    for (int i = 0; i < count; i++) {
      Appended appended =
          storage.writer().append(List.of(statement())).toCompletableFuture().join();
      assert appended.stored() == 1;
    }
  }

  /** Stores so many statements in batches. */
  void appendTogether(int count) {
    for (int left = count; left > 0; left -= 1000) {
      List<ValidStatement> batch =
          Stream.generate(DispatchFixture::statement).limit(Math.min(left, 1000)).toList();
      Appended appended = storage.writer().append(batch).toCompletableFuture().join();
      assert appended.stored() == batch.size();
    }
  }

  static ValidStatement statement() {
    String json =
        "{\"id\":\""
            + UUID.randomUUID()
            + "\",\"actor\":{\"mbox\":\"mailto:ann@example.org\"},"
            + "\"verb\":{\"id\":\"http://example.org/passed\"},"
            + "\"object\":{\"id\":\"http://example.org/course\"}}";
    return PARSER.parse(json.getBytes(UTF_8), REQUEST).get(0);
  }

  /** The statements that took effect, in that order. */
  List<Long> seen(String name) {
    return numbers(name, "SELECT seq FROM seen ORDER BY place");
  }

  List<Long> seen() {
    return seen("recording");
  }

  List<Long> numbers(String name, String sql) {
    return database(name)
        .read(
            connection -> {
              List<Long> numbers = new ArrayList<>();
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                  numbers.add(rows.getLong(1));
                }
              }
              return numbers;
            });
  }
}
