package org.trailmark.server.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.server.plugins.JarWorkshop.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plugins that misbehave, each in its way, beside one that counts and is not to notice. */
class PluginHostTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String COUNT =
      """
      try (Statement sql = tx.createStatement()) {
        sql.execute("CREATE TABLE IF NOT EXISTS seen (n BIGINT)");
        sql.execute("INSERT INTO seen VALUES (" + statements.size() + ")");
      }
      """;

  private static final String COUNTED =
      """
      return context.database().read(c -> {
        try (Statement sql = c.createStatement();
            ResultSet rows = sql.executeQuery("SELECT sum(n) FROM seen")) {
          rows.next();
          return new Answer(rows.getString(1));
        }
      });
      """;

  @TempDir static Path folder;
  private static JarWorkshop workshop;
  private static HostedServer server;

  @BeforeAll
  static void start() throws Exception {
    workshop = new JarWorkshop(folder.resolve("scratch"), folder.resolve("plugins"));
    workshop.make(plugin("good").handle(COUNT).said(COUNTED));
    workshop.make(plugin("thrower").handle("throw new IllegalStateException(\"never\");"));
    workshop.make(
        plugin("loops")
            .handle(
                """
                while (true) {
                  try {
                    Thread.sleep(60_000);
                  } catch (InterruptedException e) {
                    continue; // as those do that hang for good
                  }
                }
                """));
    workshop.make(
        plugin("queries")
            .handle(
                """
                try (Statement sql = tx.createStatement()) {
                  sql.executeQuery("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
                      + " SELECT sum(n) FROM r").next();
                }
                """));
    workshop.make(
        plugin("dawdles")
            .more(
                """
                @Override public List<PluginTask> tasks() {
                  return List.of(new PluginTask(
                      "wait", Schedule.every(java.time.Duration.ofSeconds(1)), due -> Thread.sleep(60_000)));
                }
                """));
    workshop.make(plugin("eats").handle("held = new byte[200 << 20]; Thread.sleep(60_000);"));
    workshop.make(plugin("unfit").handle("throw new NoSuchMethodError(\"gone\");"));
    workshop.make(plugin("exhausts").handle("throw new OutOfMemoryError(\"mine\");"));
    workshop.make(
        plugin("refuses").create("if (context != null) throw new Exception(\"not today\");"));
    workshop.make(plugin("newer").api("1.9"));
    workshop.make(plugin("older").api("0.3"));
    Files.writeString(workshop.folder().resolve("broken.jar"), "no jar");
    server =
        new HostedServer(
            folder.resolve("data"),
            workshop.folder(),
            Map.of(
                "plugins.callLimit", "PT3S",
                "plugins.allocationLimit", "100000000",
                "plugin.older.wish", "nobody can know whose this is"));
    server.store(5);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void awaitFailed(String name, String reason) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode plugin = server.plugin(name);
              assertThat(plugin.path("state").asString()).isEqualTo("FAILED");
              assertThat(plugin.path("reason").asString()).contains(reason);
            });
    assertThat(server.said(name)).startsWith("503").contains("plugin-unavailable", reason);
    assertThat(server.ask("GET", "health", "").body()).contains("plugin." + name, reason);
  }

  @Test
  void goodOne_countsEverything_whateverTheOthersDo() {
    await().atMost(SOON).untilAsserted(() -> assertThat(server.said("good")).isEqualTo("5"));
    assertThat(server.state("good")).isEqualTo("RUNNING");
  }

  @Test
  void handlerThatThrows_isTriedAgain_andItsStatementsAreSetAside() {
    await()
        .atMost(SOON)
        .until(() -> server.plugin("thrower").at("/dispatch/quarantined").asInt() >= 1);
    assertThat(server.state("thrower")).isEqualTo("RUNNING");
  }

  @Test
  void handlerThatNeverReturns_isStopped_andShowsWhereItHung() {
    awaitFailed("loops", "stuck: handle did not return within PT3S");

    JsonNode stuck = server.plugin("loops");
    assertThat(stuck.path("trace").asString()).contains("loops.Made");
    assertThat(stuck.at("/leftovers/threads/0/name").asString()).isEqualTo("dispatch-loops");
  }

  @Test
  void taskThatNeverReturns_stopsItsPlugin_andShowsWhereItHung() {
    awaitFailed("dawdles", "stuck: the task wait did not return within PT3S");

    assertThat(server.plugin("dawdles").path("trace").asString()).contains("dawdles.Made");
    assertThat(server.plugin("dawdles").at("/leftovers/threads")).isEmpty();
  }

  @Test
  void queryThatNeverEnds_isBrokenOff_andLeavesNoThread() {
    awaitFailed("queries", "stuck: handle did not return");

    assertThat(server.plugin("queries").at("/leftovers/databaseCalls").asInt()).isEqualTo(1);
    assertThat(server.plugin("queries").at("/leftovers/threads")).isEmpty();
  }

  @Test
  void handlerThatAllocatesWithoutMeasure_isStopped() {
    awaitFailed("eats", "eats memory");
  }

  @Test
  void pluginThatDoesNotFitTogether_isStopped_andNoStatementIsSetAside() {
    awaitFailed("unfit", "NoSuchMethodError: gone");
  }

  @Test
  void memoryThatIsNotEnough_stopsThePlugin() {
    awaitFailed("exhausts", "OutOfMemoryError: mine");
  }

  @Test
  void pluginThatDoesNotStart_isShown_andTheServerRuns() {
    awaitFailed("refuses", "not today");
  }

  @Test
  void jarForAnotherApi_isRefusedWithAdvice() {
    assertThat(server.jar("newer.jar").path("reason").asString())
        .contains("version 1.9 of the plugin API", "It needs a newer Trailmark");
    assertThat(server.jar("older.jar").path("reason").asString())
        .contains("version 0.3", "Ask for a newer one of this plugin");
  }

  @Test
  void fileThatIsNoJar_isShown() {
    assertThat(server.jar("broken.jar").path("reason").asString()).contains("cannot be read");
    assertThat(server.ask("GET", "health", "").body()).contains("broken.jar");
  }

  @Test
  void metrics_tellWhatCallsCost() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(server.ask("GET", "metrics", "").body())
                    .containsPattern("trailmark_plugin_calls_total\\{plugin=\"good\"} [1-9]")
                    .containsPattern(
                        "trailmark_plugin_call_allocated_bytes_total\\{plugin=\"good\"} [1-9]"));
  }
}
