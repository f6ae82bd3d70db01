package org.trailmark.bench.jmh;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.trailmark.bench.statements.StatementStream;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * Bytes in, a valid statement out: what the parser costs for each statement, alone and in a batch.
 * The difference between the two is what a request costs the parser by itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParseBenchmark {
  private static final int BATCH = 50;

  /** So many different bodies that no branch predictor knows them by heart. */
  private static final int BODIES = 256;

  @Param({"V1_0_3", "V2_0_0"})
  public XapiVersion version = XapiVersion.V1_0_3;

  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
  private final byte[][] singles = new byte[BODIES][];
  private final byte[][] batches = new byte[BODIES / 16][];
  private StatementParser.Context post = post(XapiVersion.V1_0_3);
  private int next;

  @Setup
  public void prepare() {
    StatementStream stream = new StatementStream(1);
    post = post(version);
    for (int i = 0; i < singles.length; i++) {
      singles[i] = stream.statement(i);
    }
    for (int i = 0; i < batches.length; i++) {
      batches[i] = batch(stream, (long) i * BATCH);
    }
  }

  @Benchmark
  public List<ValidStatement> single() {
    return parser.parse(singles[(next++ & 0xFF) % singles.length], post);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<ValidStatement> inBatchOf50() {
    return parser.parse(batches[(next++ & 0xFF) % batches.length], post);
  }

  private static StatementParser.Context post(XapiVersion version) {
    return StatementParser.Context.post(
        version, Authority.account("https://lrs.example.org/credentials", "bench", "Bench"));
  }

  private static byte[] batch(StatementStream stream, long first) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write('[');
    for (int i = 0; i < BATCH; i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(stream.statement(first + i));
    }
    body.write(']');
    return body.toByteArray();
  }
}
