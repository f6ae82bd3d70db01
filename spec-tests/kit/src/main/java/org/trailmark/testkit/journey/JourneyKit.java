package org.trailmark.testkit.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.JourneyConfig;
import org.trailmark.journey.JourneyPlugin;
import org.trailmark.journey.api.journeys.JourneysResource;
import org.trailmark.journey.api.people.RostersResource;
import org.trailmark.testkit.plugin.PluginKit;
import org.trailmark.testkit.statement.Learner;
import org.trailmark.testkit.statement.StatementDraft;
import tools.jackson.databind.JsonNode;

/**
 * The journey plugin over a store of its own, with every extension that the test's class path
 * offers. Every method returns when all is handled and each delivery that is due was tried.
 *
 * <pre>
 * &#64;AutoClose JourneyKit kit = JourneyKit.start();
 *
 * kit.publish(definition);
 * kit.send(learner("ann").registered(COURSE).at("2026-03-01T10:00Z"));
 * kit.turnClockTo("2026-03-15T10:00Z");
 * kit.assertThat(learner("ann")).isOn("stalled").wasTold("welcome", "nudge");
 * </pre>
 */
public final class JourneyKit implements AutoCloseable {
  private static final int STOPS = 10_000;

  private final PluginKit plugin;
  private final Deliveries deliveries;
  private @Nullable String newest;

  private JourneyKit(JourneyConfig config) {
    this.plugin = PluginKit.start(new JourneyPlugin(), config);
    this.deliveries = new Deliveries(plugin);
  }

  /** Starts over an empty store, with nothing configured. */
  public static JourneyKit start() {
    return start(new JourneyConfig(null, null, null));
  }

  /**
   * Starts over an empty store, with channels of kinds that extensions add.
   *
   * @param settings as an operator writes them after {@code plugin.journey.channels.}: {@code
   *     chat.team.url}
   */
  public static JourneyKit withChannels(Map<String, String> settings) {
    return start(new JourneyConfig(null, null, null, null, null, settings));
  }

  /** Starts over an empty store. */
  public static JourneyKit start(JourneyConfig config) {
    return new JourneyKit(config);
  }

  /**
   * Publishes a definition, as an admin would.
   *
   * @param definition YAML or JSON
   * @throws org.trailmark.lrs.problem.LrsException with every fault, each with its line and path
   */
  public void publish(String definition) {
    JsonNode effect =
        Answers.json(plugin.resource(JourneysResource.class).publish(definition, null));
    newest = effect.path("journey").asString();
    handleAll();
  }

  /** Puts these learners, and nobody else, on a roster. */
  public void roster(String name, Learner... learners) {
    plugin
        .resource(RostersResource.class)
        .putJson(
            name,
            Arrays.stream(learners)
                .map(learner -> "{\"agent\":" + learner.agentJson() + "}")
                .collect(Collectors.joining(",", "[", "]")));
    handleAll();
  }

  /** As {@link PluginKit#send}. */
  public List<UUID> send(StatementDraft... statements) {
    StatementDraft.lastOf(statements).filter(plugin.now()::isBefore).ifPresent(this::turnClockTo);
    List<UUID> ids = plugin.send(statements);
    handleAll();
    return ids;
  }

  /** As {@link PluginKit#turnClockTo(String)}, with a stop also where a delivery is due. */
  public void turnClockTo(String time) {
    turnClockTo(OffsetDateTime.parse(time).toInstant());
  }

  /** As {@link PluginKit#turnClockTo(Instant)}, with a stop also where a delivery is due. */
  public void turnClockTo(Instant time) {
    int stops = 0;
    do {
      requireEnd(stops++);
      plugin.turnClockTo(nextDue().filter(time::isAfter).orElse(time));
      handleAll();
    } while (plugin.now().isBefore(time));
  }

  /** Turns the clock forward by so much. */
  public void turnClockBy(Duration time) {
    turnClockTo(plugin.now().plus(time));
  }

  /**
   * Lets every learner come to the end of her way if nothing else happens: turns the clock from one
   * timer, quiet hour or delivery to the next, until none is left.
   *
   * @throws AssertionError where it never ends, as where two steps hand over to each other
   */
  public void runToEnd() {
    int stops = 0;
    for (Optional<Instant> next = nextDue(); next.isPresent(); next = nextDue()) {
      requireEnd(stops++);
      turnClockTo(next.get());
    }
  }

  private Optional<Instant> nextDue() {
    return Stream.concat(plugin.nextDue().stream(), deliveries.nextDue().stream())
        .min(Instant::compareTo)
        .map(next -> next.isAfter(plugin.now()) ? next : plugin.now());
  }

  private void requireEnd(int stops) {
    if (stops == STOPS) {
      throw new AssertionError(
          "After %d stops it is %s, and no end is near. Does a timer lead back to where it began?"
              .formatted(stops, plugin.now()));
    }
  }

  /** Lets all be done that can be done by now: after a call of a resource. */
  public void handleAll() {
    do {
      plugin.handleAll();
    } while (deliveries.await());
  }

  /**
   * Begins to say what is to be so of a learner, on the journey that was published last.
   *
   * @throws IllegalStateException where none was published
   */
  public WayAssert assertThat(Learner learner) {
    if (newest == null) {
      throw new IllegalStateException("no journey is published");
    }
    return assertThat(learner, newest);
  }

  /** Begins to say what is to be so of a learner, on a journey. */
  public WayAssert assertThat(Learner learner, String journey) {
    return new WayAssert(new Way(plugin, learner, journey));
  }

  /** What time it is. */
  public Instant now() {
    return plugin.now();
  }

  /** The plugin itself: its resources, the store, identities, a restart. */
  public PluginKit plugin() {
    return plugin;
  }

  @Override
  public void close() {
    plugin.close();
  }
}
