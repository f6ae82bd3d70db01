package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.header;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What operators see of requests: ids, the log, metrics. */
class ObservedTest {
  /** What the parts of a histogram are called beside it. */
  private static final String SUFFIX = "_(bucket|count|sum)$";

  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
  private static Lrs lrs;

  @BeforeAll
  static void start(@TempDir Path dataDir) {
    LOGGED.list = new CopyOnWriteArrayList<>();
    LOGGED.start();
    ((Logger) LoggerFactory.getLogger("org.trailmark")).addAppender(LOGGED);
    ((Logger) LoggerFactory.getLogger("org.trailmark.access")).setLevel(Level.INFO);
    lrs = Lrs.start(dataDir, Map.of("log.access", "true", "log.slowRequest", "0ms"));
  }

  @AfterAll
  static void stop() {
    lrs.close();
    ((Logger) LoggerFactory.getLogger("org.trailmark")).detachAppender(LOGGED);
    ((Logger) LoggerFactory.getLogger("org.trailmark.access")).setLevel(null);
  }

  @Test
  void requestId_isTheClientsOrMade() {
    HttpResponse<String> brought =
        lrs.send(lrs.request("xapi/about").header("X-Request-Id", "abc-1"));
    HttpResponse<String> made = lrs.get("xapi/about");
    HttpResponse<String> unusable =
        lrs.send(lrs.request("xapi/about").header("X-Request-Id", "a b\tc"));

    assertThat(header(brought, "X-Request-Id")).isEqualTo("abc-1");
    assertThat(header(made, "X-Request-Id")).matches("[0-9a-f]{1,16}");
    assertThat(header(unusable, "X-Request-Id")).matches("[0-9a-f]{1,16}");
  }

  @Test
  void accessLog_saysWhoAskedWhatButNotAboutWhom() {
    String id = UUID.randomUUID().toString();
    String agent = "xapi/statements?agent=" + Lrs.encoded(Samples.agent("hidden"));

    lrs.send(lrs.request(agent).header("X-Request-Id", id));

    List<ILoggingEvent> events = of(id);
    assertThat(events)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("127.0.0.1 tester GET /xapi/statements 200 "))
        .anyMatch(line -> line.startsWith("Slow: 127.0.0.1 ") && line.contains("[agent]"))
        .noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void accessLog_ofWhatIsStored_hasTheRequestsId() {
    String id = UUID.randomUUID().toString();

    lrs.send(
        lrs.request("xapi/statements")
            .header("X-Request-Id", id)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Samples.statement(UUID.randomUUID()))));

    assertThat(of(id))
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains(" POST /xapi/statements 200 "));
  }

  @Test
  void metrics_countWhatWasDone() {
    lrs.post("xapi/statements", Samples.statement(UUID.randomUUID()));
    lrs.get("admin/api/credentials");
    lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(20));

    await()
        .untilAsserted(
            () ->
                assertThat(lrs.send(lrs.bare("metrics")).body())
                    .containsPattern(
                        "trailmark_http_requests_seconds_bucket\\{application=\"xapi\","
                            + "method=\"POST\",route=\"/?statements\",status=\"200\",le=\"0.03\"}")
                    .contains("route=\"/credentials\"")
                    .containsPattern("trailmark_writer_commits_total [1-9]")
                    .containsPattern("trailmark_writer_commit_seconds_total [0-9]")
                    .contains("trailmark_writer_waiting_bytes 0.0")
                    .containsPattern("trailmark_http_connections_open [1-9]")
                    .contains("trailmark_http_bodies_bytes 0.0")
                    .contains("trailmark_plugin_lag{plugin=\"journey\"} 0.0")
                    .contains("trailmark_plugin_journey_outbox_waiting{plugin=\"journey\"} 0.0")
                    .contains("trailmark_plugin_journey_timers_due{plugin=\"journey\"} 0.0")
                    .contains("jvm_memory_used_bytes"));
  }

  /** What promtool would say of the whole page. */
  @Test
  void metrics_areWellFormed_eachOnce_andSayWhatTheyAre() {
    Map<String, String> types = new HashMap<>();
    Set<String> helped = new HashSet<>();
    Set<String> samples = new HashSet<>();
    for (String line : lrs.send(lrs.bare("metrics")).body().lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        assertThat(helped.add(words[2])).as(line).isTrue();
        assertThat(words).as(line).hasSize(4);
        assertThat(words[3]).as(line).isNotBlank();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(types.put(words[2], words[3])).as(line).isNull();
      } else {
        String name = line.replaceFirst("[{ ].*", "");
        String family = types.containsKey(name) ? name : name.replaceFirst(SUFFIX, "");
        assertThat(name).matches("[a-z][a-z0-9_]*").doesNotMatch(".*_(milliseconds|minutes|kb|mb)");
        assertThat(types).as(line).containsKey(family);
        assertThat(helped).as(line).contains(family);
        assertThat(name.endsWith("_total")).as(line).isEqualTo("counter".equals(types.get(family)));
        assertThat(samples.add(line.substring(0, line.lastIndexOf(' ')))).as(line).isTrue();
      }
    }
    assertThat(types).containsEntry("trailmark_writer_commits_total", "counter");
  }

  private static List<ILoggingEvent> of(String id) {
    return LOGGED.list.stream()
        .filter(event -> id.equals(event.getMDCPropertyMap().get("request")))
        .toList();
  }
}
