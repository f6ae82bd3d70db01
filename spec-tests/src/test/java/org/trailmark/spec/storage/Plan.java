package org.trailmark.spec.storage;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * A statement to be made, one of a small world: three people, two verbs, two activities, two
 * registrations, so that everything meets everything.
 *
 * @param target which statement of the world it refers to, also one that comes later or never, or
 *     itself
 */
record Plan(
    Kind kind,
    String actor,
    String verb,
    String activity,
    int target,
    @Nullable String instructor,
    @Nullable String grouping,
    @Nullable Integer registration) {

  enum Kind {
    ON_ACTIVITY,
    ON_AGENT,
    REFERENCE,
    VOIDING
  }

  static Arbitrary<List<Plan>> worlds() {
    return Combinators.combine(
            Arbitraries.of(
                Kind.ON_ACTIVITY,
                Kind.ON_ACTIVITY,
                Kind.ON_AGENT,
                Kind.REFERENCE,
                Kind.REFERENCE,
                Kind.REFERENCE,
                Kind.VOIDING),
            people(),
            verbs(),
            activities(),
            Arbitraries.integers().between(0, 14),
            people().injectNull(0.7),
            activities().injectNull(0.7),
            registrations().injectNull(0.6))
        .as(Plan::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  static Arbitrary<String> people() {
    return Arbitraries.of("ann", "bob", "eve");
  }

  static Arbitrary<String> verbs() {
    return Arbitraries.of("passed", "failed");
  }

  static Arbitrary<String> activities() {
    return Arbitraries.of("course", "exam");
  }

  static Arbitrary<Integer> registrations() {
    return Arbitraries.of(1, 2);
  }

  static UUID id(int place) {
    return new UUID(0x4000L, 0x8000000000000000L + place);
  }

  static UUID registrationId(int number) {
    return new UUID(0x4001L, 0x8000000000000000L + number);
  }

  boolean refers() {
    return kind == Kind.REFERENCE || kind == Kind.VOIDING;
  }

  /** The people that {@code agent} finds it by. */
  List<String> agents() {
    if (kind == Kind.VOIDING) {
      return List.of("admin");
    }
    return kind == Kind.ON_AGENT ? List.of(actor, "eve") : List.of(actor);
  }

  /** The people that {@code agent} with {@code related_agents} finds it by. */
  List<String> relatedAgents() {
    return Stream.concat(agents().stream(), Stream.ofNullable(instructor)).toList();
  }

  List<String> activityFound() {
    return kind == Kind.ON_ACTIVITY ? List.of(activity) : List.of();
  }

  List<String> relatedActivities() {
    return Stream.concat(activityFound().stream(), Stream.ofNullable(grouping)).toList();
  }

  ValidStatement statement(int place) {
    Sample sample =
        switch (kind) {
          case ON_ACTIVITY -> Sample.of(actor, verb).on(activity);
          case ON_AGENT -> Sample.of(actor, verb).onAgent("eve");
          case REFERENCE -> Sample.of(actor, verb).about(id(target));
          case VOIDING -> Sample.voiding(id(target));
        };
    if (instructor != null) {
      sample.instructor(instructor);
    }
    if (grouping != null) {
      sample.within(grouping);
    }
    if (registration != null) {
      sample.registration(registrationId(registration));
    }
    return sample.id(id(place)).statement();
  }
}
