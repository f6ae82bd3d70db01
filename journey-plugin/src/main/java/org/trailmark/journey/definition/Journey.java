package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An immutable, versioned definition of a way that learners go. Made by the reader of this package,
 * which guarantees that every name refers to something.
 *
 * @param id lower-case letters, digits and hyphens
 * @param version 1 or more, chosen by the author
 * @param hash SHA-256 of the text's content, in hexadecimal: equal texts are the same version
 * @param title by language tag
 * @param purpose what it is for; {@link Purpose#NONE} where not said
 * @param time how time is read
 * @param entry when a learner enters; she then stands on the first step
 * @param stages coarse parts of the way, in their order
 * @param steps by id, in the order of the text; the first is where everybody begins
 * @param exits by id, in the order of the text
 * @param touchpoints by id, in the order of the text
 * @param matches every match of the definition, wherever it stands; {@link Condition.Match#atom()}
 *     is the position in this list
 * @param values everything that is measured; {@link Condition.Measure#value()} is the position in
 *     this list
 * @param reentry whether she may come again
 * @param goals what a run is measured by, in the order of the text
 * @param succession what becomes of runs on an older version
 * @param contact how it talks to people
 */
public record Journey(
    String id,
    int version,
    String hash,
    Map<String, String> title,
    Purpose purpose,
    TimeRules time,
    Condition entry,
    List<String> stages,
    Map<String, Step> steps,
    Map<String, Exit> exits,
    Map<String, Touchpoint> touchpoints,
    List<Condition.Match> matches,
    List<Condition.Value> values,
    Reentry reentry,
    List<Goal> goals,
    Succession succession,
    ContactPolicy contact) {

  public Journey {
    requireNonNull(id, "id");
    requireNonNull(hash, "hash");
    requireNonNull(purpose, "purpose");
    requireNonNull(time, "time");
    requireNonNull(entry, "entry");
    requireNonNull(contact, "contact");
    title = ordered(title);
    stages = List.copyOf(stages);
    steps = ordered(steps);
    exits = ordered(exits);
    touchpoints = ordered(touchpoints);
    matches = List.copyOf(matches);
    values = List.copyOf(values);
    requireNonNull(reentry, "reentry");
    goals = List.copyOf(goals);
    requireNonNull(succession, "succession");
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a journey has a step");
    }
  }

  /** Where everybody begins. */
  public Step firstStep() {
    return steps.values().iterator().next();
  }

  /** The step with this id, which exists. */
  public Step step(String stepId) {
    return requireNonNull(steps.get(stepId), stepId);
  }

  /** The touchpoint with this id, which exists. */
  public Touchpoint touchpoint(String touchpointId) {
    return requireNonNull(touchpoints.get(touchpointId), touchpointId);
  }

  /** What exits and rules wait for, each as a whole: all conditions but the entry's. */
  public List<Condition> conditionsOfRun() {
    Stream<Condition> out = exits.values().stream().map(Exit::on).filter(Objects::nonNull);
    Stream<Condition> on =
        steps.values().stream().flatMap(step -> step.on().stream()).map(Step.Rule::when);
    return Stream.concat(out, on).toList();
  }

  private Stream<Condition> leaves() {
    return Stream.concat(Stream.of(entry), conditionsOfRun().stream()).flatMap(Condition::leaves);
  }

  /** Whether what is asked of it may ask an extension, which may take its time. */
  public boolean asksExtensions() {
    return leaves()
        .anyMatch(leaf -> leaf instanceof Condition.Plugin || leaf instanceof Condition.Fading);
  }

  /** Names of the rosters that any condition asks for. */
  public Set<String> rosters() {
    return leaves()
        .filter(Condition.Roster.class::isInstance)
        .map(part -> ((Condition.Roster) part).name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The patterns that any condition waits for. */
  public List<Condition.Pattern> patterns() {
    return leaves()
        .filter(Condition.Pattern.class::isInstance)
        .map(Condition.Pattern.class::cast)
        .toList();
  }

  /** What she may forget, as far as any condition asks. */
  public List<Outcome<?>> outcomes() {
    return Stream.concat(Stream.of(entry), conditionsOfRun().stream())
        .flatMap(Condition::leaves)
        .filter(Condition.Fading.class::isInstance)
        .<Outcome<?>>map(part -> ((Condition.Fading) part).outcome())
        .distinct()
        .toList();
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * What a journey is for.
   *
   * @param need what learners can do afterwards; empty where not said
   * @param beneficiary who has the benefit, for example {@code learner}; empty where not said
   */
  public record Purpose(String need, String beneficiary) {
    public static final Purpose NONE = new Purpose("", "");
  }
}
