package org.trailmark.server.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.server.plugins.JarWorkshop.plugin;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.plugin.LrsPlugin;
import tools.jackson.databind.JsonNode;

/**
 * What jars see of each other and of the program, and what an admin does with them while it runs.
 */
class PluginLifeTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String GREETING =
      "package lib; public class Greeting { public static String text() { return \"%s\"; } }";

  @TempDir static Path folder;
  private static JarWorkshop workshop;
  private static HostedServer server;

  @BeforeAll
  static void start() throws Exception {
    workshop = new JarWorkshop(folder.resolve("scratch"), folder.resolve("plugins"));
    workshop.make(greeting("first", "one"));
    workshop.make(greeting("second", "two"));
    workshop.make(
        plugin("leaks")
            .create(
                """
                new java.util.Timer("forgotten").schedule(new java.util.TimerTask() {
                  public void run() {}
                }, 3_600_000);
                context.database().write(c -> c.createStatement());
                """));
    workshop.make(plugin("stays"));
    server = serve();
  }

  private static HostedServer serve() {
    return new HostedServer(folder.resolve("data"), workshop.folder(), Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JarWorkshop.Pieces greeting(String name, String text) {
    return plugin(name)
        .with("lib.Greeting", GREETING.formatted(text))
        .said("return new Answer(lib.Greeting.text());");
  }

  @Test
  void jars_haveTheirOwnVersionsOfALibrary() {
    assertThat(server.said("first")).isEqualTo("one");
    assertThat(server.said("second")).isEqualTo("two");
  }

  @Test
  void jar_seesTheApi_andNothingElseOfTheProgram() throws Exception {
    workshop.make(
        plugin("curious")
            .said(
                """
                String seen = "";
                for (String type : List.of(
                    "org.trailmark.lrs.xapi.Statement", "org.trailmark.journey.extension.ConditionKind",
                    "jakarta.ws.rs.core.Response", "org.slf4j.Logger", "java.net.http.HttpClient",
                    "org.jspecify.annotations.Nullable",
                    "org.trailmark.lrs.sql.SqliteStorage", "org.trailmark.server.app.Main",
                    "org.trailmark.lrs.dispatch.Dispatcher", "org.trailmark.journey.JourneyPlugin",
                    "tools.jackson.databind.json.JsonMapper", "org.jdbi.v3.core.Jdbi",
                    "org.glassfish.jersey.server.ResourceConfig", "lib.Greeting")) {
                  try {
                    Class.forName(type);
                    seen += type.substring(type.lastIndexOf('.') + 1) + " ";
                  } catch (ClassNotFoundException e) {
                    seen += "- ";
                  }
                }
                seen += getClass().getClassLoader().getResources("META-INF/services/" + LrsPlugin.class.getName())
                    .asIterator().next().toString().contains("curious");
                return new Answer(seen + Thread.currentThread().getContextClassLoader()
                    .equals(getClass().getClassLoader()));
                """));
    server.act("POST", "reload");

    assertThat(server.said("curious"))
        .isEqualTo(
            "Statement ConditionKind Response Logger HttpClient Nullable - - - - - - - - truetrue");
  }

  @Test
  void whatAPluginForgets_isFoundWhenItStops() {
    JsonNode left = server.act("POST", "leaks/stop").path("leftovers");

    assertThat(left.at("/threads/0/name").asString()).isEqualTo("forgotten");
    assertThat(left.at("/threads/0/stack/0").asString()).isNotEmpty();
    assertThat(left.path("openStatements").asInt()).isEqualTo(1);
    assertThat(left.path("databaseCalls").asInt()).isZero();
  }

  @Test
  void stopped_isAnswered503_andStartsAgain() {
    JsonNode stopped = server.act("POST", "stays/stop");

    assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
    assertThat(stopped.at("/leftovers/threads")).isEmpty();
    assertThat(stopped.at("/health/up").asBoolean()).isTrue();
    assertThat(server.said("stays")).startsWith("503").contains("An admin has stopped it.");
    assertThat(server.ask("GET", "admin/api/plugins/stays/quarantine", "").statusCode())
        .isEqualTo(503);

    server.act("POST", "stays/start");
    assertThat(server.said("stays")).isEqualTo("stays");
  }

  @Test
  void stopped_leavesNoClassesBehind() throws Exception {
    workshop.make(greeting("passes", "by").handle("statements.size();"));
    server.act("POST", "reload");
    assertThat(server.said("passes")).isEqualTo("by");
    for (int i = 0; i < 2; i++) {
      server.act("POST", "passes/reload");
      server.said("passes");
    }

    server.act("POST", "passes/stop");

    await()
        .atMost(SOON)
        .until(
            () -> {
              System.gc();
              return server.jar("passes.jar").path("loadersLeft").asInt() == 0;
            });
  }

  @Test
  void reload_readsTheChangedJar_andTheFolderSeesWhatComesAndGoes() throws Exception {
    workshop.make(greeting("varies", "before"));
    server.act("POST", "reload");
    assertThat(server.said("varies")).isEqualTo("before");

    workshop.make(greeting("varies", "after"));
    assertThat(server.said("varies")).isEqualTo("before");
    server.act("POST", "varies/reload");
    assertThat(server.said("varies")).isEqualTo("after");

    workshop.make(greeting("varies", "at last"));
    server.act("POST", "reload");
    assertThat(server.said("varies")).isEqualTo("at last");

    Files.delete(workshop.folder().resolve("varies.jar"));
    server.act("POST", "reload");
    assertThat(server.ask("GET", "admin/api/plugins/varies", "").statusCode()).isEqualTo(404);
    assertThat(server.said("varies")).startsWith("404");
  }

  @Test
  void reload_thatFails_isAConflict_andAMendedJarRuns() throws Exception {
    workshop.make(plugin("breaks"));
    server.act("POST", "reload");
    workshop.make(plugin("breaks").api("7.0"));

    HttpResponse<String> refused = server.ask("POST", "admin/api/plugins/breaks/reload", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("version 7.0");
    assertThat(server.state("breaks")).isEqualTo("FAILED");
    assertThat(server.said("breaks")).startsWith("503").contains("version 7.0");

    workshop.make(plugin("breaks"));
    server.act("POST", "breaks/start");
    assertThat(server.said("breaks")).isEqualTo("breaks");
  }

  @Test
  void secondOfAName_isRefused_andTheFirstRunsOn() throws Exception {
    workshop.make(
        "twin",
        null,
        Map.of(
            "twin.Made",
            JarWorkshop.source(plugin("first")).replace("package first", "package twin")),
        Map.of(LrsPlugin.class.getName(), "twin.Made"));
    server.act("POST", "reload");

    assertThat(server.jar("twin.jar").path("reason").asString())
        .contains("Another plugin is called \"first\" already");
    assertThat(server.said("first")).isEqualTo("one");
  }

  @Test
  void plugin_findsWhatItsOwnJarAdds() throws Exception {
    workshop.make(
        "extends",
        "1.0",
        Map.of(
            "kit.Made",
            JarWorkshop.source(
                plugin("kit")
                    .said("return new Answer(context.extensions(Part.class).get(0).text());")),
            "kit.Part",
            "package kit; public interface Part { String text(); }",
            "kit.OnePart",
            "package kit; public class OnePart implements Part { public String text() { return"
                + " \"1\"; } }"),
        Map.of(LrsPlugin.class.getName(), "kit.Made", "kit.Part", "kit.OnePart"));
    server.act("POST", "reload");

    assertThat(server.said("kit")).isEqualTo("1");
  }

  @Test
  void extensionThatCannotBeMade_isShown_andWhoAskedForItIsStartedAnew() throws Exception {
    String before = server.plugin("journey").path("since").asString();
    Path hollow =
        workshop.make(
            "hollow",
            "1.0",
            Map.of(),
            Map.of("org.trailmark.journey.extension.ConditionKind", "no.Such"));

    server.act("POST", "reload");

    assertThat(server.jar("hollow.jar").path("reason").asString()).contains("no.Such");
    assertThat(server.state("journey")).isEqualTo("RUNNING");
    assertThat(server.plugin("journey").path("since").asString()).isGreaterThan(before);
    Files.delete(hollow);
  }

  @Test
  void disabled_isRemembered() {
    server.act("PUT", "second/disabled");
    assertThat(server.ask("POST", "admin/api/plugins/second/start", "").statusCode())
        .isEqualTo(409);
    server.close();
    server = serve();

    assertThat(server.state("second")).isEqualTo("DISABLED");
    assertThat(server.said("second")).startsWith("503").contains("An admin has disabled it.");

    server.act("DELETE", "second/disabled");
    assertThat(server.said("second")).isEqualTo("two");
  }

  @Test
  void disabledByAnEarlierVersion_staysSo_andItsFileIsReadOnce() throws Exception {
    server.close();
    Path file = Files.writeString(folder.resolve("data/disabled-plugins"), "second\n");
    server = serve();

    assertThat(server.state("second")).isEqualTo("DISABLED");
    assertThat(file).doesNotExist();
    server.act("DELETE", "second/disabled");
  }

  @Test
  void pageOfItsOwn_andTasksAndNumbers_comeAndGoWithThePlugin() throws Exception {
    workshop.make(
        plugin("full")
            .file("full/page/page.js", "export const open = () => ({ body: 'hi' });")
            .file("full/page/lang/en.json", "{}")
            .more(
                """
                @Override public Optional<ConsolePage> consolePage() {
                  return Optional.of(new ConsolePage("full/page", Map.of("en", "Full")));
                }
                @Override public List<PluginTask> tasks() {
                  PluginMetrics.Counter tried = context.metrics().counter("tried", "How often");
                  context.metrics().gauge("one", "1, always").set(1);
                  return List.of(new PluginTask("try", Schedule.every(java.time.Duration.ofSeconds(1)), due -> {
                    tried.increment();
                    throw new java.io.IOException("nobody answers");
                  }));
                }
                """));
    server.act("POST", "reload");

    String files = server.get("admin/api/plugins/pages").at("/0/files").asString();
    HttpResponse<String> page = server.ask("GET", "console/" + files + "page.js", "");
    assertThat(page.body()).contains("'hi'");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox");
    assertThat(server.ask("GET", "console/" + files + "Made.class", "").statusCode())
        .isEqualTo(404);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(server.plugin("full").at("/tasks/0/error").asString())
                    .contains("nobody answers"));
    assertThat(server.plugin("full").at("/tasks/0/schedule").asString()).isEqualTo("every PT1S");
    assertThat(server.ask("GET", "metrics", "").body())
        .containsPattern("trailmark_plugin_full_tried_total\\{plugin=\"full\"} [1-9]")
        .contains("trailmark_plugin_full_one{plugin=\"full\"} 1.0");

    server.act("POST", "full/stop");

    assertThat(server.get("admin/api/plugins/pages")).isEmpty();
    assertThat(server.ask("GET", "console/" + files + "page.js", "").statusCode()).isEqualTo(404);
    assertThat(server.ask("GET", "metrics", "").body()).doesNotContain("plugin_full_");
    server.act("POST", "full/start");
    assertThat(server.get("admin/api/plugins/pages").at("/0/files").asString())
        .as("another address, so that no browser keeps the old module")
        .isNotEqualTo(files);
    server.act("POST", "full/stop");
  }

  @Test
  void pageWithoutItsFiles_failsTheStart() throws Exception {
    workshop.make(
        plugin("bare")
            .more(
                """
                @Override public Optional<ConsolePage> consolePage() {
                  return Optional.of(new ConsolePage("bare/page", Map.of("en", "Bare")));
                }
                """));
    server.act("POST", "reload");

    assertThat(server.plugin("bare").path("reason").asString())
        .contains("its console page has no bare/page/page.js");
  }

  @Test
  void builtIn_isStoppedAndStartedToo() {
    assertThat(server.act("POST", "journey/stop").path("state").asString()).isEqualTo("STOPPED");
    assertThat(server.ask("GET", "admin/api/journey/lag", "").statusCode()).isEqualTo(503);

    server.act("POST", "journey/start");

    assertThat(server.ask("GET", "admin/api/journey/lag", "").statusCode()).isEqualTo(200);
  }

  @Test
  void unknownPlugin_is404() {
    assertThat(server.ask("POST", "admin/api/plugins/nobody/stop", "").statusCode()).isEqualTo(404);
  }
}
