package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.StatementQuery;

/** Every filter of a query (xAPI-Communication 2.1.3). */
interface QueryContract extends StorageFixture {

  @Test
  default void query_nothingAsked_isEverythingNewestFirst() {
    UUID one = append(Sample.of("ann", "passed"));
    UUID two = append(Sample.of("bob", "failed"));

    assertThat(ids(Find.all())).containsExactly(two, one);
    assertThat(ids(Find.all().ascending(true))).containsExactly(one, two);
  }

  @Test
  default void query_agent_findsActorsAndObjects() {
    UUID actor = append(Sample.of("ann", "passed"));
    UUID object = append(Sample.of("bob", "praised").onAgent("ann"));
    UUID member = append(Sample.ofGroup("team", "ann", "won"));
    append(Sample.of("bob", "taught").instructor("ann"));
    append(Sample.of("bob", "planned").onSubStatement("ann", "course"));

    assertThat(ids(Find.all().agent("ann"))).containsExactly(member, object, actor);
  }

  @Test
  default void query_relatedAgent_findsAlsoInstructorAndSubStatement() {
    UUID actor = append(Sample.of("ann", "passed"));
    append(Sample.of("bob", "passed"));
    UUID instructor = append(Sample.of("bob", "taught").instructor("ann"));
    UUID within = append(Sample.of("bob", "planned").onSubStatement("ann", "course"));

    assertThat(ids(Find.all().relatedAgent("ann"))).containsExactly(within, instructor, actor);
  }

  @Test
  default void query_relatedAuthority_findsAll() {
    UUID one = append(Sample.of("ann", "passed"));
    UUID two = append(Sample.of("bob", "passed"));

    StatementQuery vouched =
        new StatementQuery(Sample.LRS, true, null, null, false, null, null, null, false, 10, null);

    assertThat(ids(vouched)).containsExactly(two, one);
  }

  @Test
  default void query_verb_findsExactly() {
    UUID passed = append(Sample.of("ann", "passed"));
    append(Sample.of("ann", "failed"));

    assertThat(ids(Find.all().verb("passed"))).containsExactly(passed);
    assertThat(ids(Find.all().verb("never"))).isEmpty();
  }

  @Test
  default void query_activity_findsObjects() {
    UUID object = append(Sample.of("ann", "passed").on("course"));
    append(Sample.of("ann", "passed").on("exam").within("course"));
    append(Sample.of("ann", "planned").onSubStatement("bob", "course"));

    assertThat(ids(Find.all().activity("course"))).containsExactly(object);
  }

  @Test
  default void query_relatedActivity_findsAlsoContextAndSubStatement() {
    UUID object = append(Sample.of("ann", "passed").on("course"));
    UUID context = append(Sample.of("ann", "passed").on("exam").within("course"));
    UUID within = append(Sample.of("ann", "planned").onSubStatement("bob", "course"));
    append(Sample.of("ann", "passed").on("other"));

    assertThat(ids(Find.all().relatedActivity("course"))).containsExactly(within, context, object);
  }

  @Test
  default void query_registration_findsExactly() {
    UUID registration = UUID.randomUUID();
    UUID mine = append(Sample.of("ann", "passed").registration(registration));
    append(Sample.of("ann", "passed").registration(UUID.randomUUID()));
    append(Sample.of("ann", "passed"));

    assertThat(ids(Find.all().registration(registration))).containsExactly(mine);
  }

  @Test
  default void query_severalConditions_mustAllHold() {
    UUID registration = UUID.randomUUID();
    UUID all = append(Sample.of("ann", "passed").on("course").registration(registration));
    append(Sample.of("bob", "passed").on("course").registration(registration));
    append(Sample.of("ann", "failed").on("course").registration(registration));
    append(Sample.of("ann", "passed").on("exam").registration(registration));
    append(Sample.of("ann", "passed").on("course"));

    assertThat(
            ids(
                Find.all()
                    .agent("ann")
                    .verb("passed")
                    .activity("course")
                    .registration(registration)))
        .containsExactly(all);
  }

  @Test
  default void query_sinceAndUntil_areAfterAndAtOrBefore() {
    Instant begin = clock().instant();
    UUID first = append(Sample.of("ann", "passed"));
    clock().move(Duration.ofMillis(1));
    UUID second = append(Sample.of("ann", "passed"));
    clock().move(Duration.ofMillis(1));
    UUID third = append(Sample.of("ann", "passed"));

    assertThat(ids(Find.all().since(begin))).containsExactly(third, second);
    assertThat(ids(Find.all().since(begin.minusMillis(1)))).containsExactly(third, second, first);
    assertThat(ids(Find.all().since(begin.plusNanos(1)))).containsExactly(third, second);
    assertThat(ids(Find.all().until(begin))).containsExactly(first);
    assertThat(ids(Find.all().until(begin.plusMillis(1)))).containsExactly(second, first);
    assertThat(ids(Find.all().until(begin.minusNanos(1)))).isEmpty();
    assertThat(ids(Find.all().agent("ann").since(begin).until(begin.plusMillis(1))))
        .containsExactly(second);
    assertThat(ids(Find.all().since(begin.plusMillis(2)))).isEmpty();
    assertThat(ids(Find.all().since(Instant.MIN).until(Instant.MAX))).hasSize(3);
  }

  @Test
  default void query_clockSetBack_staysInOrderOfStoring_andWhatIsNewIsFound() {
    UUID first = append(Sample.of("ann", "passed"));
    Instant stored = clock().instant();
    clock().move(Duration.ofHours(-1));

    UUID second = append(Sample.of("ann", "passed"));
    Instant after = storage().reader().find(second).orElseThrow().stored();

    assertThat(after).isEqualTo(stored.plusMillis(1));
    assertThat(ids(Find.all().until(after).ascending(true))).containsExactly(first, second);
    assertThat(ids(Find.all().since(stored))).as("who asks what is new").containsExactly(second);
  }
}
