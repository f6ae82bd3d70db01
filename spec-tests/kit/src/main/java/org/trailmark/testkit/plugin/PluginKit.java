package org.trailmark.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.QuarantinedStatement;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.testkit.statement.Learner;
import org.trailmark.testkit.statement.StatementDraft;

/**
 * A plugin over a store of its own, in a temporary folder. Every method returns when the plugin has
 * done all that there was to do, so a test asks at once:
 *
 * <pre>
 * &#64;AutoClose PluginKit kit = PluginKit.start(new VerbCountPlugin(), new VerbCountPlugin.Config(null));
 *
 * kit.send(learner("ann").passed("https://ex.org/quiz").with(score(0.9)).at("2026-03-01T10:00Z"));
 * kit.turnClockTo("2026-03-15T10:00Z");
 * kit.resource(VerbCountResource.class).verbs();
 * </pre>
 *
 * <p>The clock begins at {@link #BEGIN} and only goes forward. It stops at each time for which the
 * plugin's {@code onTime} asked, and at which a task of the plugin is due, as a real one would pass
 * it. Tasks are done on the test's own thread.
 */
public final class PluginKit implements AutoCloseable {
  /** Where the clock begins. */
  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  static final String HOME_PAGE = "https://lrs.example.org";

  /** How far the clock may have ticked while the plugin worked. */
  private static final Duration TICKED = Duration.ofSeconds(1);

  private static final int STOPS = 10_000;
  private static final int PAGE = 500;
  private static final long PATIENCE_SECONDS = 120;
  private static final Authority SENDER = Authority.account(HOME_PAGE, "test", "test");

  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final TurnedClock clock = new TurnedClock(BEGIN);
  private final Supplier<Running> starter;
  private @Nullable Running running;

  private PluginKit(Starter plugin) {
    this.starter = () -> plugin.start(folder, clock);
    try {
      this.running = starter.get();
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    handleAll();
  }

  private interface Starter {
    Running start(TemporaryFolder folder, TurnedClock clock);
  }

  /**
   * Starts a plugin over an empty store.
   *
   * @param config what an operator would have set
   * @throws RuntimeException what {@code create} throws
   */
  public static <C extends Record> PluginKit start(LrsPlugin<C> plugin, C config) {
    return new PluginKit((folder, clock) -> Running.start(folder.path(), plugin, config, clock));
  }

  /**
   * Stores statements in one batch. Those of which no time was said happen now; where one happened
   * later than now, the clock is turned to it first.
   *
   * @return their ids, in their order
   * @throws org.trailmark.lrs.problem.LrsException with every fault, where one is no valid
   *     statement
   * @throws AssertionError where the plugin refuses one
   */
  public List<UUID> send(StatementDraft... statements) {
    StatementDraft.lastOf(statements)
        .filter(clock.instant()::isBefore)
        .ifPresent(this::turnClockTo);
    return sendJson(
        Arrays.stream(statements)
            .map(StatementDraft::json)
            .collect(Collectors.joining(",", "[", "]")));
  }

  /**
   * Stores a statement or an array of statements, as a client would post them.
   *
   * @return their ids, in their order
   * @throws org.trailmark.lrs.problem.LrsException with every fault, where one is no valid
   *     statement
   * @throws AssertionError where the plugin refuses one
   */
  public List<UUID> sendJson(String json) {
    List<UUID> ids = store(json);
    handleAll();
    return ids;
  }

  /**
   * Stores one statement that the plugin is to refuse: what a server would show in quarantine. The
   * statement is out of the way afterwards.
   *
   * @throws AssertionError where the plugin takes it
   */
  public QuarantinedStatement sendToBeRefused(StatementDraft statement) {
    store(statement.json());
    running().handleAll();
    List<QuarantinedStatement> refused = running().refused();
    if (refused.isEmpty()) {
      throw new AssertionError("The plugin took what it was to refuse: " + statement);
    }
    running().forget(refused.get(0));
    return refused.get(0);
  }

  private List<UUID> store(String json) {
    List<ValidStatement> valid =
        parser.parse(
            json.getBytes(StandardCharsets.UTF_8),
            StatementParser.Context.post(XapiVersion.V1_0_3, SENDER));
    try {
      running()
          .storage()
          .writer()
          .append(valid)
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("not stored: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the store does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while storing", e);
    }
    return valid.stream().map(ValidStatement::id).toList();
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Turns the clock forward.
   *
   * @param time ISO 8601 with an offset; seconds may be missing: {@code 2026-03-01T10:00Z}
   * @throws java.time.format.DateTimeParseException where it is no such time
   * @throws IllegalArgumentException where the time is past
   */
  public void turnClockTo(String time) {
    turnClockTo(OffsetDateTime.parse(time).toInstant());
  }

  /**
   * Turns the clock forward, with a stop at each time for which the plugin asked, and at which a
   * task is due.
   *
   * @throws AssertionError where the plugin refuses a statement, or a task fails
   * @throws IllegalArgumentException where the time is past
   */
  public void turnClockTo(Instant time) {
    if (clock.instant().isAfter(time.plus(TICKED))) {
      throw new IllegalArgumentException(
          "the clock only goes forward: it is " + clock.instant() + " already, past " + time);
    }
    for (int stops = 0; clock.instant().isBefore(time); stops++) {
      requireEnd(stops);
      Instant stop =
          Stream.of(nextDue(), running().nextTask())
              .flatMap(Optional::stream)
              .filter(time::isAfter)
              .min(Comparator.naturalOrder())
              .orElse(time);
      clock.turnTo(stop);
      handleAll();
    }
  }

  /** Turns the clock forward by so much. */
  public void turnClockBy(Duration time) {
    turnClockTo(clock.instant().plus(time));
  }

  /**
   * Turns the clock from one time for which {@code onTime} asked to the next, until it asks for
   * none; tasks that are due meanwhile are done.
   *
   * @throws AssertionError where it never ends
   */
  public void runToEnd() {
    int stops = 0;
    for (Optional<Instant> next = nextDue(); next.isPresent(); next = nextDue()) {
      requireEnd(stops++);
      turnClockTo(next.get());
    }
  }

  private void requireEnd(int stops) {
    if (stops == STOPS) {
      throw new AssertionError(
          "The clock was stopped %d times; it is %s by now, onTime asks for %s, and the next task for %s"
              .formatted(stops, clock.instant(), told(nextDue()), told(running().nextTask())));
    }
  }

  private static String told(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("no more");
  }

  /** When {@code onTime} wants to be called next; empty: when there is a reason. */
  public Optional<Instant> nextDue() {
    return running().askedFor();
  }

  /**
   * Lets the plugin do all that it can do by now: after something else than the kit gave it a
   * reason, such as a call of one of its resources.
   *
   * @throws AssertionError where it refuses a statement, {@code onTime} keeps failing, or a task
   *     fails
   */
  public void handleAll() {
    running().handleAll();
    List<QuarantinedStatement> refused = running().refused();
    if (!refused.isEmpty()) {
      QuarantinedStatement first = refused.get(0);
      throw new AssertionError(
          "The plugin refuses the statement %s:%n%s%n%s"
              .formatted(
                  first.statementId(), statement(first.statementId()).orElse(""), first.error()));
    }
  }

  private Optional<String> statement(UUID id) {
    return context().statements().find(id).map(PluginKit::text);
  }

  private static String text(StoredStatement statement) {
    return new String(statement.json(), StandardCharsets.UTF_8);
  }

  /** All statements of the store, as it would answer them: also those that the plugin stored. */
  public List<String> stored() {
    List<String> all = new ArrayList<>();
    List<StoredStatement> page = context().log().readAfter(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(statement -> all.add(text(statement)));
      page = context().log().readAfter(page.get(page.size() - 1).seq(), PAGE);
    }
    return all;
  }

  /**
   * Says that two learners are one person.
   *
   * @return the link, for {@link #unlink}
   */
  public long link(Learner one, Learner other) {
    long link =
        running()
            .storage()
            .identities()
            .link(List.of(new IdentityStore.Pair(one.ifi(), other.ifi(), "")), "admin")
            .get(0)
            .link()
            .link();
    handleAll();
    return link;
  }

  /** Says that what a link joined is not one person after all. */
  public void unlink(long link) {
    running().storage().identities().unlink(link, "admin", "");
    handleAll();
  }

  /**
   * What the plugin keeps of somebody, as she would be told.
   *
   * @return in its order; empty where it keeps nothing
   */
  public List<Kept> keptOf(Learner learner) {
    return running().keptOf(learner.ifi());
  }

  /**
   * Erases what the plugin keeps of somebody, as when she is erased; her statements stay.
   *
   * @return how many rows of each kind are gone; empty where the plugin says that it keeps nothing
   */
  public Map<String, Long> erase(Learner learner) {
    return running().erase(learner.ifi());
  }

  /**
   * One thing that a plugin keeps of somebody.
   *
   * @param kind as it is given to {@link PersonalData.Rows#row}, and {@code values} too
   */
  public record Kept(String kind, Map<String, ? extends @Nullable Object> values) {}

  /**
   * A resource of the plugin, to be called as a request would call it: one for admins or one for
   * learners.
   *
   * @throws AssertionError where the plugin serves none of this type
   */
  public <T> T resource(Class<T> type) {
    return running().resource(type);
  }

  /** How the plugin says that it is. */
  public Health health() {
    return running().instance().check();
  }

  /**
   * What a metric of the plugin's own is now.
   *
   * @throws AssertionError where it has none of this name
   */
  public double metric(String name) {
    List<PluginMetrics.Reading> all = context().metrics().readings();
    return all.stream()
        .filter(reading -> reading.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The plugin has no metric " + name + " but " + all))
        .value();
  }

  /** What the plugin was given. */
  public PluginContext context() {
    return running().context();
  }

  /** Stops the plugin and the store, and starts them again over what they kept. */
  public void restart() {
    running().close();
    running = null;
    running = starter.get();
    handleAll();
  }

  private Running running() {
    return requireNonNull(running, "the plugin did not start again");
  }

  @Override
  public void close() {
    try (folder) {
      if (running != null) {
        running.close();
      }
    }
  }
}
