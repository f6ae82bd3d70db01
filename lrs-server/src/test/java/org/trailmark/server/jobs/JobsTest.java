package org.trailmark.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** How jobs begin, halt, go on and end, with work that does a step when it is told to. */
@Timeout(60)
class JobsTest {
  private static final int STEPS = 3;
  private static final Wish.Person ANN = new Wish.Person("key", "Ann", null);

  @TempDir private Path data;
  private final Steps steps = new Steps();
  private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");
  private Jobs jobs;

  @BeforeEach
  void open() {
    jobs =
        new Jobs(
            data.resolve("jobs"),
            new JobLimits(100_000, Duration.ofDays(1)),
            Map.of("steps", steps),
            () -> now);
    jobs.start();
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  /** Three steps, each when the test says so. */
  private static final class Steps implements Work {
    @Override
    public boolean writesStatements() {
      return true;
    }

    private final SynchronousQueue<String> told = new SynchronousQueue<>();

    @Override
    public Wish wish(Map<String, String> said, Wish.Person by) {
      if (said.isEmpty()) {
        throw new LrsException(ProblemCode.INVALID_PARAMETER, "say something");
      }
      return new Wish("steps", "steps", by, said);
    }

    @Override
    public void run(JobRun run) throws IOException {
      for (long step = run.before().done(); step < STEPS; step++) {
        String word = take();
        if (word.equals("full")) {
          throw new IOException("No space left on device");
        }
        if (word.equals("wrong")) {
          throw new IllegalStateException("wrong");
        }
        run.reached(new Reached("at " + step, step + 1, (long) STEPS, null, Map.of("a", step)));
      }
    }

    private String take() {
      try {
        return told.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void tell(String word) throws InterruptedException {
      assertThat(told.offer(word, 30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private LiveJob create() {
    return jobs.create("steps", Map.of("a", "b"), ANN, null);
  }

  private void tell(String... words) throws InterruptedException {
    for (String word : words) {
      steps.tell(word);
    }
  }

  /** Lets a job do its first step; it stands before the second then. */
  private LiveJob createdAndBegun() throws InterruptedException {
    LiveJob live = create();
    tell("go");
    while (live.now().reached().done() < 1) {
      Thread.onSpinWait();
    }
    return live;
  }

  private static Job rest(LiveJob live) throws InterruptedException {
    while (live.now().state() == JobState.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(live.awaitRest(30_000)).isTrue();
    return live.now();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("jobs"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void job_isDone_andItsInputRemoved() throws Exception {
    LiveJob live =
        jobs.create("steps", Map.of("a", "b"), ANN, new ByteArrayInputStream(new byte[] {1}));
    assertThat(files()).anyMatch(file -> file.endsWith("input"));
    tell("go", "go", "go");

    Job done = rest(live);

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.reached().done()).isEqualTo(STEPS);
    assertThat(done.endedAt()).isEqualTo(now);
  }

  @Test
  void pausedJob_goesOnWhereItWas_afterARestartToo() throws Exception {
    LiveJob live = createdAndBegun();
    halt(() -> jobs.pause(live.now().id()), live);
    assertThat(live.now().state()).isEqualTo(JobState.PAUSED);
    assertThat(live.now().reached().done()).isEqualTo(2);
    jobs.close();
    open();
    LiveJob again = jobs.get(live.now().id());
    assertThat(again.now()).isEqualTo(live.now());

    jobs.resume(again.now().id());
    tell("go");

    assertThat(rest(again).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void runningJob_goesOnAfterARestart() throws Exception {
    LiveJob live = createdAndBegun();
    halt(jobs::close, live);
    assertThat(live.now().state()).isEqualTo(JobState.WAITING);
    open();
    tell("go");

    assertThat(rest(jobs.get(live.now().id())).state()).isEqualTo(JobState.DONE);
  }

  /** Whoever asks waits for the step in hand, which another thread must let end. */
  private void halt(Runnable ask, LiveJob live) throws InterruptedException {
    Thread asking = new Thread(ask);
    asking.start();
    while (!live.isAskedToHalt()) {
      Thread.onSpinWait();
    }
    tell("go");
    asking.join();
  }

  @Test
  void fullDisk_failsTheJob_whichTriesAgain() throws Exception {
    LiveJob live = create();
    tell("go", "full");
    Job failed = rest(live);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.message()).contains("No space left");
    assertThat(failed.reached().done()).isEqualTo(1);

    jobs.resume(failed.id());
    tell("go", "wrong");
    assertThat(rest(live).state()).isEqualTo(JobState.FAILED);
    jobs.resume(failed.id());
    tell("go");

    assertThat(rest(live))
        .matches(job -> job.message().isEmpty())
        .extracting(Job::state)
        .isEqualTo(JobState.DONE);
  }

  @Test
  void cancelledJob_isOver_andRemoved() throws Exception {
    LiveJob live = createdAndBegun();
    String id = live.now().id();
    assertThatThrownBy(() -> jobs.remove(id)).hasMessageContaining("cancel it first");
    halt(() -> jobs.cancel(id), live);

    assertThat(live.now().state()).isEqualTo(JobState.CANCELLED);
    assertThatThrownBy(() -> jobs.resume(id)).isInstanceOf(LrsException.class);
    assertThatThrownBy(() -> jobs.cancel(id)).isInstanceOf(LrsException.class);
    jobs.remove(id);
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> jobs.get(id)).hasMessageContaining("no job");
  }

  @Test
  void third_waitsForATurn() throws Exception {
    List<LiveJob> three = List.of(create(), create(), create());
    for (int i = 0; i < 3 * STEPS; i++) {
      tell("go");
    }

    for (LiveJob live : three) {
      assertThat(rest(live).state()).isEqualTo(JobState.DONE);
    }
  }

  @Test
  void jobsThatAreOver_goWithTime_othersStay() throws Exception {
    LiveJob live = create();
    tell("go", "go", "go");
    rest(live);
    jobs.close();
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);
    Files.createDirectories(data.resolve("jobs/half")).resolve("input").toFile().createNewFile();
    Path odd = Files.createDirectories(data.resolve("jobs/odd")).resolve("job.json");
    Files.writeString(odd, "{");
    open();

    jobs.removeExpired();

    assertThat(files()).containsExactly(odd);
  }

  @Test
  void whatCannotBe_isRefused_andLeavesNothing() throws Exception {
    assertThatThrownBy(() -> jobs.create("steps", Map.of(), ANN, null)).hasMessage("say something");
    assertThatThrownBy(() -> jobs.create("dance", Map.of(), ANN, null))
        .hasMessageContaining("dance");
    assertThatThrownBy(
            () ->
                jobs.create("steps", Map.of("a", "b"), ANN, new ByteArrayInputStream(new byte[0])))
        .hasMessageContaining("empty");
    assertThat(data.resolve("jobs")).isEmptyDirectory();
  }
}
