package org.trailmark.bench;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.table.Plan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How thoroughly is measured. */
final class Pace {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--quick",
      description = "Three pairs of a second for each row: about eight minutes. The default.")
  private boolean quick;

  @Option(
      names = "--thorough",
      description = "Seven pairs of four seconds for each row: about half an hour.")
  private boolean thorough;

  @Option(names = "--rounds", paramLabel = "N", description = "So many pairs for each row.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "So long for each measurement; a quarter more to warm up.")
  private @Nullable Double seconds;

  /** The usual: a server of some size is compiled for half a minute on two cores under load. */
  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "So many uncounted measurements of each side before the first row, and more until it gets"
              + " no faster: three times as many at most (${DEFAULT-VALUE}).")
  private int warmUps;

  /** A plan for the statements of a seed. */
  Plan plan(long seed) {
    int pairs = rounds != null ? rounds : thorough ? 7 : 3;
    double length = seconds != null ? seconds : thorough ? 4 : 1;
    if (quick && thorough) {
      throw new ParameterException(spec.commandLine(), "Give --quick or --thorough, not both.");
    }
    if (pairs < 1 || !(length > 0) || warmUps < 1) {
      throw new ParameterException(
          spec.commandLine(), "--rounds, --seconds and --warm-ups must be positive.");
    }
    Duration time = Duration.ofNanos((long) (length * 1e9));
    return new Plan(seed, pairs, warmUps, time.dividedBy(4), time);
  }
}
