package org.trailmark.bench.journeys;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.trailmark.bench.statements.StatementStream;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * The program that is measured: it stores some statements while dispatch stands still, lets the
 * plugin take them while nobody stores, and so on; then it publishes over all that is stored. Tells
 * what each took on standard output, a line each: {@code figure NAME SECONDS}, or {@code figure
 * NAME NUMBER}; {@code done} is the last.
 */
public final class Lives {
  /** Begins a line that is a figure; others may be those of a log. */
  static final String FIGURE = "figure ";

  private static final int BATCH = 50;

  /** Made ready at once, so that parsing and committing can be told apart. */
  private static final int PIECE = 2000;

  private static final double NANOS = 1e9;

  private final StatementStream stream;
  private final StreamClock clock;
  private final Host host;
  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
  private final StatementParser.Context post =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "bench", null));

  private Lives(StatementStream stream, StreamClock clock, Host host) {
    this.stream = stream;
    this.clock = clock;
    this.host = host;
  }

  /**
   * Runs.
   *
   * @param arguments a folder for the store, how many learners, how many statements in a round, how
   *     many rounds
   */
  public static void main(String... arguments) throws InterruptedException {
    StatementStream stream = StatementStream.ofLearners(1, Long.parseLong(arguments[1]));
    StreamClock clock = new StreamClock(stream.timestamp(0));
    try (Host host = new Host(Path.of(arguments[0]), clock)) {
      new Lives(stream, clock, host)
          .run(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }
  }

  private void run(int round, int rounds) throws InterruptedException {
    publish(Definitions.all(stream, "live"));
    for (int i = 0; i < rounds; i++) {
      store((long) i * round, round);
      long begin = System.nanoTime();
      host.follow();
      host.awaitTaken();
      say("taken", seconds(begin));
      say("taken-processor", host.processorSeconds());
      host.awaitQuiet();
      say("settled", seconds(begin));
      say("settled-processor", host.processorSeconds());
      host.pause();
    }
    say("statements", (double) round * rounds);
    count("learners", "SELECT COUNT(*) FROM agent");
    count("evidence", "SELECT COUNT(*) FROM evidence");
    count("matched", "SELECT COUNT(DISTINCT statement_id) FROM evidence");
    count("touchpoints", "SELECT COUNT(*) FROM touchpoint");
    count("transitions", "SELECT COUNT(*) FROM transition");
    say("heap", heap());

    backfill("backfill", List.of(Definitions.ofCourse(stream, "late", 0)));
    backfill("backfills", Definitions.all(stream, "later"));
    System.out.println("done");
  }

  /** Commits with nothing else under way, and tells how long it was parsed before. */
  private void store(long first, int count) {
    long parsing = 0;
    long committing = 0;
    for (long from = first; from < first + count; from += PIECE) {
      int piece = (int) Math.min(PIECE, first + count - from);
      long begin = System.nanoTime();
      List<List<ValidStatement>> batches = parse(from, piece);
      long parsed = System.nanoTime();
      clock.reach(stream.timestamp(from + piece - 1));
      StatementWriter writer = host.writer();
      List<? extends CompletionStage<?>> commits =
          batches.parallelStream().map(writer::append).toList();
      commits.forEach(commit -> commit.toCompletableFuture().join());
      parsing += parsed - begin;
      committing += System.nanoTime() - parsed;
    }
    say("parsed", parsing / NANOS);
    say("committed", committing / NANOS);
  }

  private List<List<ValidStatement>> parse(long first, int count) {
    int batches = (count + BATCH - 1) / BATCH;
    return LongStream.range(0, batches)
        .parallel()
        .mapToObj(batch -> parser.parse(body(first + batch * BATCH, first + count), post))
        .toList();
  }

  /** A batch as a client sends it. */
  private byte[] body(long first, long end) {
    int count = (int) Math.min(BATCH, end - first);
    byte[] body = new byte[count * (StatementStream.LONGEST + 1) + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      body[at++] = (byte) (i == 0 ? '[' : ',');
      at += stream.write(first + i, body, at);
    }
    body[at++] = ']';
    return Arrays.copyOf(body, at);
  }

  private void publish(List<String> definitions) throws InterruptedException {
    host.follow();
    definitions.forEach(host::publish);
    host.awaitQuiet();
    say("published-processor", host.processorSeconds());
    host.pause();
  }

  private void backfill(String name, List<String> definitions) throws InterruptedException {
    long begin = System.nanoTime();
    publish(definitions);
    say(name, seconds(begin));
  }

  private void count(String name, String sql) {
    say(name, (double) host.count(sql));
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }

  private static void say(String name, double number) {
    System.out.println(FIGURE + name + " " + number);
  }
}
