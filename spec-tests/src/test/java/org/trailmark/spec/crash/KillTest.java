package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.testkit.journey.Receiver;
import org.trailmark.testkit.journey.Receiver.Call;

/**
 * The real program is killed at random, again and again, while it stores statements, moves learners
 * and tells a webhook about them: {@code -Dcrash.kills=300} times, or a few. A killed process shows
 * the order of what it did; that it was forced to disk is not shown here.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 3);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofMinutes(KILLS > 10 ? 10 : 1);

  private static final String JOURNEY =
      """
      journey: killed
      version: 1
      entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
      stages: [s]
      steps: {begun: {stage: s, touch: [welcome]}}
      touchpoints: {welcome: {channels: ["webhook:lms"], benefit: know what comes}}
      """;

  private final Traffic traffic = new Traffic();
  private final Random random = new Random(SEED);

  @Test
  void killed_atAnyMoment_losesNothingAndRepeatsNothing(@TempDir Path dataDir) throws Exception {
    PluginJar.write(dataDir.resolve("plugins").resolve("seen.jar"));
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try (Receiver lms = Receiver.listen()) {
      writeSettings(dataDir, lms.url());
      for (int i = 0; i < KILLS; i++) {
        workUntilKilled(dataDir, clients, i == 0);
      }
      try (Program program = Program.start(dataDir)) {
        check(new Records(program), lms);
        program.stop();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static void writeSettings(Path dataDir, URI lms) throws Exception {
    Files.writeString(
        dataDir.resolve("trailmark.yaml"),
        "plugin.journey: {webhooks: {lms: \"%s\"}, webhookPause: PT0.1S}\n".formatted(lms));
  }

  private void workUntilKilled(Path dataDir, ExecutorService clients, boolean first)
      throws Exception {
    try (Program program = Program.start(dataDir)) {
      if (first) {
        new Records(program).publish(JOURNEY);
      }
      int enough = traffic.acknowledged().size() + 20 + random.nextInt(300);
      List<Future<Void>> working = new ArrayList<>();
      for (Callable<Void> client :
          List.of(
              traffic.batches(program),
              traffic.batches(program),
              traffic.attachments(program),
              traffic.attachments(program))) {
        working.add(clients.submit(client));
      }
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> traffic.acknowledged().size() >= enough);
      program.kill();
      for (Future<Void> client : working) {
        client.get();
      }
    }
  }

  private void check(Records records, Receiver lms) throws Exception {
    Map<String, String> stored = records.storedWithData();
    assertThat(stored.keySet()).as("seed " + SEED).containsAll(traffic.acknowledged());
    await().atMost(PATIENCE).until(() -> records.seen().size() >= stored.size());
    assertThat(records.seen()).containsExactlyInAnyOrderElementsOf(stored.keySet());

    int begun = (int) stored.values().stream().filter(verb -> verb.endsWith("/registered")).count();
    await().atMost(PATIENCE).until(() -> records.welcomed().size() >= begun);
    assertThat(records.welcomed()).as("the ledger").hasSize(begun).doesNotHaveDuplicates();
    assertThat(records.entered()).isEqualTo(begun);
    Set<String> keys = records.settledDeliveries(PATIENCE);
    assertThat(keys).as("the outbox").hasSize(begun);
    assertThat(bodies(lms.calls()).keySet()).as("what the receiver was told").isEqualTo(keys);
    assertThat(bodies(lms.calls()).values()).allSatisfy(same -> assertThat(same).hasSize(1));
  }

  /**
   * What was called by its key. A call may come again, unchanged: the kill may have eaten its
   * answer.
   */
  private static Map<String, Set<String>> bodies(List<Call> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                call -> call.header("Idempotency-Key").orElseThrow(),
                Collectors.mapping(Call::body, Collectors.toSet())));
  }
}
