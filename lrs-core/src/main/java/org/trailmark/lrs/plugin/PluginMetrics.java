package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.regex.Pattern;

/**
 * Numbers of a plugin's own, which the host shows at {@code /metrics} as {@code
 * trailmark_plugin_NAME_NUMBER}. The plugin writes them when they change; the host reads what was
 * written last, so whoever asks for metrics never waits for a plugin. They begin anew with each
 * start of the plugin, and are gone when it stops. They tell nothing about single learners: {@code
 * /metrics} is open to everybody.
 *
 * <p>Safe on any thread.
 */
public final class PluginMetrics {
  /** How many a plugin may have. */
  public static final int MOST = 100;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** What the format of Prometheus adds to names by itself, or keeps for other kinds. */
  private static final Pattern KEPT =
      Pattern.compile("(.*_)?(total|created|bucket|info|sum|count)");

  private final Map<String, Metric> byName = new ConcurrentSkipListMap<>();

  /**
   * A number that only grows, such as how often something was done; shown with {@code _total}
   * behind its name. Asked for again by the same name, it is the same one.
   *
   * @param name lower-case letters, digits and single underscores, beginning with a letter, with a
   *     unit at its end where it has one ({@code sent_bytes}); neither {@code total} nor {@code
   *     created}, {@code bucket}, {@code info}, {@code sum} or {@code count} at the end
   * @param help what it counts, for the operator
   * @throws IllegalArgumentException if the name is none, or that of a gauge, or one too many
   */
  public Counter counter(String name, String help) {
    if (get(name, new Counter(help)) instanceof Counter counter) {
      return counter;
    }
    throw new IllegalArgumentException(name + " is a gauge already");
  }

  /**
   * A number that goes up and down, such as how many wait; 0 at first. Asked for again by the same
   * name, it is the same one.
   *
   * @param name as that of a {@link #counter}
   * @param help what it is, for the operator
   * @throws IllegalArgumentException if the name is none, or that of a counter, or one too many
   */
  public Gauge gauge(String name, String help) {
    if (get(name, new Gauge(help)) instanceof Gauge gauge) {
      return gauge;
    }
    throw new IllegalArgumentException(name + " is a counter already");
  }

  private synchronized Metric get(String name, Metric fresh) {
    Metric known = byName.get(name);
    if (known != null) {
      return known;
    }
    if (!NAME.matcher(name).matches() || KEPT.matcher(name).matches()) {
      throw new IllegalArgumentException("no metric can be called \"" + name + "\"");
    }
    if (byName.size() == MOST) {
      throw new IllegalArgumentException("a plugin has at most " + MOST + " metrics");
    }
    byName.put(name, fresh);
    return fresh;
  }

  /** What all of them are now, in the order of their names. */
  public List<Reading> readings() {
    return byName.entrySet().stream()
        .map(
            metric ->
                new Reading(
                    metric.getKey(),
                    metric.getValue() instanceof Counter,
                    metric.getValue().help(),
                    metric.getValue().value()))
        .toList();
  }

  private sealed interface Metric {
    String help();

    double value();
  }

  /** A number that only grows. */
  public static final class Counter implements Metric {
    private final String help;
    private final DoubleAdder sum = new DoubleAdder();

    private Counter(String help) {
      this.help = requireNonNull(help, "help");
    }

    /** One more. */
    public void increment() {
      sum.add(1);
    }

    /**
     * So many more.
     *
     * @throws IllegalArgumentException if it is below 0, or no number
     */
    public void add(double amount) {
      if (!(amount >= 0) || Double.isInfinite(amount)) {
        throw new IllegalArgumentException("a counter only grows, not by " + amount);
      }
      sum.add(amount);
    }

    @Override
    public String help() {
      return help;
    }

    @Override
    public double value() {
      return sum.sum();
    }
  }

  /** A number that goes up and down. */
  public static final class Gauge implements Metric {
    private final String help;
    private volatile double value;

    private Gauge(String help) {
      this.help = requireNonNull(help, "help");
    }

    /** What it is from now on. */
    public void set(double now) {
      value = now;
    }

    @Override
    public String help() {
      return help;
    }

    @Override
    public double value() {
      return value;
    }
  }

  /**
   * A metric as it is now.
   *
   * @param grows whether it is a counter
   */
  public record Reading(String name, boolean grows, String help, double value) {}
}
