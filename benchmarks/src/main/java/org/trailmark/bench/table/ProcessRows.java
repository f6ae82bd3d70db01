package org.trailmark.bench.table;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.process.Folder;
import org.trailmark.bench.process.TrailmarkProgram;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;

/** The rows about the process and its folder: bytes on disk, starts, memory. Restarts it. */
final class ProcessRows {
  private static final Limit DISK = Limit.atMost(0.4);
  private static final Limit START = Limit.atMostSeconds(3);
  private static final Limit HEAP = new Limit(Limit.Side.AT_MOST, 256, " MB");
  private static final String WHY = "needs the process; --endpoint has none";

  private final Plan plan;
  private final Subject subject;
  private final Supply supply;
  private final Progress progress;

  ProcessRows(Plan plan, Subject subject, Supply supply, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.supply = supply;
    this.progress = progress;
  }

  List<Row> measure() throws IOException, InterruptedException {
    Optional<TrailmarkProgram> program = subject.program();
    if (program.isEmpty()) {
      return List.of(
          Row.leftOut("bytes on disk", DISK, WHY),
          Row.leftOut("start to the first answer", START, WHY),
          Row.leftOut("all of this with -Xmx256m", HEAP, WHY));
    }
    return measure(program.get());
  }

  private List<Row> measure(TrailmarkProgram program) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    rows.add(disk("bytes on disk, while it runs", program));
    program.stop();
    rows.add(disk("bytes on disk, after a clean stop", program));
    double[] clean = new double[plan.rounds()];
    double[] killed = new double[plan.rounds()];
    for (int i = 0; i < plan.rounds(); i++) {
      clean[i] = seconds(program.start());
      writeALittle();
      program.kill();
      killed[i] = seconds(program.start());
      program.stop();
    }
    rows.add(start("start to the first answer, after a clean stop", clean));
    rows.add(start("start to the first answer, after SIGKILL", killed));
    rows.add(heap(program));
    return rows;
  }

  private Row disk(String work, TrailmarkProgram program) throws IOException {
    double bytes = Folder.size(program.data());
    String ours = String.format(Locale.ROOT, "%,.0f bytes a statement", bytes / supply.taken());
    String against =
        String.format(
            Locale.ROOT, "%,.0f bytes of JSON", (double) supply.takenBytes() / supply.taken());
    return progress.row(Row.of(work, DISK, Spread.of(bytes / supply.takenBytes()), ours, against));
  }

  /** So that there is something that only the log holds when it is killed. */
  private void writeALittle() {
    new LoadClient(
            subject.endpoint().address(),
            new Posts(subject.endpoint(), supply, 1),
            Load.of(Plan.WRITERS_WHILE_READING, Duration.ZERO, plan.time()))
        .run()
        .requireNoError("writing before it is killed");
  }

  private Row start(String work, double[] times) {
    String ours = String.format(Locale.ROOT, "%,d statements stored", supply.taken());
    return progress.row(Row.of(work, START, Spread.of(times), ours, ""));
  }

  /** With a smaller heap it would not have come here: what does not fit is an error before. */
  private Row heap(TrailmarkProgram program) throws IOException {
    String work = "all of this with " + program.java().option() + ", most after a collection";
    String most =
        program.peakMemory().isEmpty()
            ? ""
            : "the process: %,d MB at most".formatted(program.peakMemory().getAsLong() >> 20);
    return progress.row(
        program.mostHeapLeft().isEmpty()
            ? Row.leftOut(work, HEAP, "nothing was collected. " + most)
            : Row.of(
                work,
                HEAP,
                Spread.of((double) (program.mostHeapLeft().getAsLong() >> 20)),
                most,
                ""));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
