package org.trailmark.examples.verbcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.examples.verbcount.VerbCountResource.VerbCount;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

class VerbCountPluginTest {
  private static final String BATCH =
      """
      [{"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "ex:did"}, "object": {"id": "ex:it"}},
       {"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "ex:saw"}, "object": {"id": "ex:it"}},
       {"actor": {"mbox": "mailto:b@example.org"}, "verb": {"id": "ex:did"}, "object": {"id": "ex:it"}}]
      """;

  @TempDir Path data;

  @Test
  void statements_areCountedByVerb() throws Exception {
    Clock clock = Clock.systemUTC();
    try (Storage storage = SqliteStorage.open(data, clock)) {
      VerbCountPlugin plugin = new VerbCountPlugin();
      PluginDatabase database =
          storage.pluginDatabase(
              plugin.name(), plugin.migrations(), plugin.getClass().getClassLoader());
      try (Dispatcher dispatcher = dispatcher(storage, new VerbCounter(), database, clock)) {
        dispatcher.start();
        storage.writer().append(statements()).toCompletableFuture().get();

        assertThat(dispatcher.awaitThrough(clock.instant(), Duration.ofSeconds(20))).isTrue();
        assertThat(new VerbCountResource(database, 10).verbs())
            .containsExactly(new VerbCount("ex:did", 2), new VerbCount("ex:saw", 1));
      }
    }
  }

  private static Dispatcher dispatcher(
      Storage storage, StatementHandler handler, PluginDatabase database, Clock clock) {
    return new Dispatcher(
        "verb-count",
        handler,
        database,
        storage.log(),
        storage.reader(),
        RetryPolicy.standard(),
        clock);
  }

  private static List<ValidStatement> statements() {
    Authority authority = Authority.account("https://lrs.example.org", "test", null);
    return new StatementParser(StatementParser.Limits.DEFAULT)
        .parse(
            BATCH.getBytes(StandardCharsets.UTF_8),
            StatementParser.Context.post(XapiVersion.V1_0_3, authority));
  }
}
