package org.trailmark.journey.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.publication.PublishedJourney;

/** Whoever is passed over would have seen nothing. */
class AudiencePropertiesTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final List<String> PLACES = List.of("parent", "grouping", "category", "other");
  private static final List<PublishedJourney> JOURNEYS = journeys();

  /** Of each kind of match one for each activity, and one that asks for two. */
  private static List<PublishedJourney> journeys() {
    List<PublishedJourney> journeys = new ArrayList<>();
    for (int verb = 0; verb < 2; verb++) {
      for (int activity = 0; activity < 3; activity++) {
        for (String asks :
            List.of(
                "activity: \"%s\"",
                "under: \"%s\"",
                "topic: named",
                "topic: named, activity: \"%s\"",
                "category: \"%s\"",
                "where: \"s.id != '%s'\"")) {
          journeys.add(published(journeys.size() + 1, verb, activity, asks));
        }
      }
    }
    return journeys;
  }

  private static PublishedJourney published(int id, int verb, int activity, String asks) {
    Journey journey =
        new JourneyReader()
            .read(
                """
                journey: j-%d
                version: 1
                topics: {named: ["%s"]}
                entry: {match: {verb: "%s", %s}}
                stages: [s]
                steps: {a: {stage: s, on: [{to: b, match: {verb: "%s", activity: "%s"}}]}, b: {stage: s}}
                """
                    .formatted(
                        id,
                        activity(activity),
                        verb(verb),
                        asks.formatted(activity(activity)),
                        verb(1),
                        activity(2)));
    return new PublishedJourney(id, NOON, journey, new StatementMatcher(journey), Set.of());
  }

  private static String verb(int number) {
    return "https://ex.org/verbs/" + number;
  }

  private static String activity(int number) {
    return "https://ex.org/activities/" + number;
  }

  @Property(tries = 300)
  void whoeverSeesSomething_isInTheAudience(
      @ForAll @IntRange(max = 2) int verb,
      @ForAll @IntRange(max = 3) int object,
      @ForAll @IntRange(max = 3) int named,
      @ForAll @IntRange(max = 3) int place) {
    OpenStatement statement =
        new OpenStatement(
            Map.of(
                "id",
                "00000000-0000-4000-8000-000000000001",
                "verb",
                Map.of("id", verb(verb)),
                "object",
                Map.of("id", activity(object)),
                "context",
                Map.of(
                    "contextActivities",
                    Map.of(PLACES.get(place), List.of(Map.of("id", activity(named)))))),
            NOON,
            1);
    Audience audience = new Audience(JOURNEYS);

    assertThat(audience.of(statement))
        .doesNotHaveDuplicates()
        .containsAll(
            JOURNEYS.stream()
                .filter(j -> j.matcher().observe(statement).evidence() != null)
                .toList());
    assertThat(audience.listensTo(verb(verb))).isEqualTo(verb < 2);
  }
}
