package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.team;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.server.template.NewProject;
import org.trailmark.server.template.Template;
import org.trailmark.spec.plugins.RenderedProject;
import org.trailmark.testkit.journey.Receiver;
import org.trailmark.testkit.statement.StatementDraft;
import tools.jackson.databind.JsonNode;

/** The jars of the examples, and of projects as the templates begin them, at work in one server. */
class ExamplesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("basedir", ".")).resolve("../examples");
  private static final String PIANO = "https://ex.org/piano";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static final Receiver CHAT = Receiver.listen();
  private static Lrs lrs;

  @BeforeAll
  static void start() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("data/plugins"));
    for (String example : List.of("practice-days", "chat-channel", "team-board")) {
      String jar = example + "-1.0.0.jar";
      Files.copy(EXAMPLES.resolve(example).resolve("target").resolve(jar), plugins.resolve(jar));
    }
    for (Template template : Template.values()) {
      String name = "begun-" + template.name().toLowerCase(Locale.ROOT);
      RenderedProject.write(NewProject.of(template, name), folder.resolve(name))
          .build()
          .pack(plugins.resolve(name + ".jar"));
    }
    lrs =
        Lrs.start(
            folder.resolve("data"),
            Map.of(
                "plugin.journey.channels.chat.team.url", CHAT.url().toString(),
                "plugin.journey.channels.begun-channel.lms.url", CHAT.url().toString(),
                "plugin.team-board.goal", "5"));
  }

  @AfterAll
  static void stop() {
    lrs.close();
    CHAT.close();
  }

  private static void send(StatementDraft... statements) {
    assertThat(
            lrs.post(
                    "xapi/statements",
                    Stream.of(statements)
                        .map(StatementDraft::json)
                        .collect(Collectors.joining(",", "[", "]")))
                .statusCode())
        .isEqualTo(200);
  }

  private static void publish(String journey) {
    var answer = lrs.post("admin/api/journey/journeys", journey);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String step(String who, String journey) {
    String agent = Lrs.encoded(learner(who).agentJson());
    JsonNode found = Lrs.json(lrs.get("admin/api/journey/learners?agent=" + agent));
    String way =
        "admin/api/journey/learners/%s/journeys/%s"
            .formatted(found.path("learner").asString("nobody"), journey);
    return Lrs.json(lrs.get(way)).at("/run/step").asString("");
  }

  private static Instant daysAgo(int days) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days));
  }

  @Test
  void conditions_moveLearners() {
    publish(
        """
        journey: practice
        version: 1
        prefixes: {v: "https://ex.org/verbs/"}
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
        stages: [learn]
        steps:
          begun:
            stage: learn
            on:
              - {to: regular, plugin:practice-days: {of: {verb: "v:practised"}, days: 3, within: P14D}}
          regular:
            stage: learn
            on: [{to: often, plugin:begun-condition: {of: {verb: "v:practised"}, times: 4}}]
          often: {stage: learn}
        """);
    String practised = "https://ex.org/verbs/practised";
    send(
        learner("ann").registered(PIANO).at(daysAgo(20)),
        learner("ann").did(practised, PIANO).at(daysAgo(11)),
        learner("ann").did(practised, PIANO).at(daysAgo(9)),
        learner("ann").did(practised, PIANO).at(daysAgo(7)));
    await().atMost(PATIENCE).until(() -> step("ann", "practice").equals("regular"));

    send(learner("ann").did(practised, PIANO).at(daysAgo(6)));
    await().atMost(PATIENCE).until(() -> step("ann", "practice").equals("often"));
  }

  @Test
  void channels_carryTouchpoints() {
    publish(
        """
        journey: rooms
        version: 1
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/launched"}}
        stages: [learn]
        steps: {begun: {stage: learn, touch: [welcome]}}
        touchpoints:
          welcome:
            {audience: learner, channels: ["chat:team", "begun-channel:lms"],
             benefit: "know whom to ask", expires: P7D,
             message: {en: {subject: "Welcome", body: "Good that you are here."}}}
        """);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Lrs.json(lrs.get("admin/api/journey/journeys/rooms"))
                    .at("/journey/state")
                    .asString()
                    .equals("running"));
    send(learner("ben").launched(PIANO).at(Instant.now()));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(CHAT.calls().stream().map(Receiver.Call::body))
                    .hasSize(2)
                    .contains("{\"text\":\"Welcome\\u000aGood that you are here.\"}")
                    .anyMatch(body -> body.contains("\"touchpoint\":\"welcome\"")));
  }

  @Test
  void plugins_answerWhatTheStatementsSay() {
    send(
        learner("dee").passed(PIANO).with(team("north")),
        learner("eve").passed(PIANO).with(team("north")),
        learner("fay").passed(PIANO).with(team("north")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lrs.get("admin/api/team-board/boards").body())
                    .contains("{\"team\":\"north\",\"goal\":5,\"done\":3}"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lrs.get("admin/api/begun-plugin/verbs").body())
                    .contains(
                        "{\"verb\":\"http://adlnet.gov/expapi/verbs/passed\",\"statements\":3}"));
  }
}
