package org.trailmark.spec.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Retention.Done;
import org.trailmark.lrs.store.Retention.Filter;
import org.trailmark.lrs.store.Retention.Order;
import org.trailmark.lrs.store.Retention.Outlook;
import org.trailmark.lrs.store.Retention.Rule;
import org.trailmark.lrs.store.Retention.Run;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;

/**
 * Whatever was stored, whatever rules there are, whoever is on hold: what is gone is what looking
 * at every statement with the standard's words says, it was foreseen, and every other question is
 * answered as before.
 */
abstract class RetentionProperties implements StorageFixture {
  private @Nullable Storage opened;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));

  /** Opens an empty storage. */
  abstract Storage openEmpty(InstantSource clock);

  /** Takes back what {@link #openEmpty} gave. */
  void release(Storage storage) {
    storage.close();
  }

  @Property(tries = 40)
  void run_anyRules_onAnyWorld(
      @ForAll("worlds") List<Plan> world,
      @ForAll("filters") List<Question> filters,
      @ForAll("questions") List<Question> questions,
      @ForAll("ages") int oldOnes,
      @ForAll("holds") @Nullable String held) {
    Storage storage = openEmpty(clock);
    try {
      opened = storage;
      runOnce(world, filters, questions, oldOnes, held);
    } finally {
      release(storage);
    }
  }

  private void runOnce(
      List<Plan> world,
      List<Question> filters,
      List<Question> questions,
      int oldOnes,
      @Nullable String held) {
    for (int place = 0; place < world.size(); place++) {
      if (place == oldOnes) {
        clock().move(Duration.ofDays(1));
      }
      append(world.get(place).statement(place));
    }
    if (oldOnes >= world.size()) {
      clock().move(Duration.ofDays(1));
    }
    clock().move(Duration.ofDays(9));
    if (held != null) {
      storage()
          .eraser()
          .hold(new Eraser.Hold(Sample.agent(held), "lawyer", "case", clock().instant()));
    }
    List<Rule> rules =
        IntStream.range(0, filters.size())
            .mapToObj(i -> new Rule("rule-" + i, Period.ofDays(10), filter(filters.get(i))))
            .toList();
    List<List<UUID>> before = questions.stream().map(this::answer).toList();
    Set<UUID> expected = gone(world, filters, Math.min(oldOnes, world.size()), held);

    List<Outlook> foreseen = storage().retention().measure(rules);
    Run run = run(rules);

    Set<UUID> left = new HashSet<>();
    for (StoredStatement statement : storage().log().readAfter(0, 100)) {
      left.add(statement.id());
    }
    Set<UUID> all = new HashSet<>();
    IntStream.range(0, world.size()).mapToObj(Plan::id).forEach(all::add);
    all.removeAll(expected);
    assertThat(left).isEqualTo(all);
    if (run != null) {
      assertThat(run.rules())
          .extracting(Done::statements)
          .isEqualTo(foreseen.stream().map(Outlook::statements).toList());
    } else {
      assertThat(foreseen).allMatch(outlook -> outlook.statements() == 0);
    }
    for (int i = 0; i < questions.size(); i++) {
      assertThat(answer(questions.get(i)))
          .as("%s", questions.get(i))
          .isEqualTo(before.get(i).stream().filter(left::contains).toList());
    }
    assertThat(run(rules))
        .satisfiesAnyOf(
            again -> assertThat(again).isNull(), again -> assertThat(again.statements()).isZero());
  }

  private @Nullable Run run(List<Rule> rules) {
    UUID id = UUID.randomUUID();
    if (storage().retention().begin(new Order(id, "admin", rules)).isEmpty()) {
      return null;
    }
    while (storage().retention().next(rules)) {
      assertThat(storage().retention().unfinished()).isPresent();
    }
    storage().retention().finish();
    return storage().retention().find(id).orElseThrow();
  }

  private static Filter filter(Question question) {
    StatementQuery query = question.query();
    return new Filter(
        query.agent(),
        query.relatedAgents(),
        query.verb(),
        query.activity(),
        query.relatedActivities(),
        query.registration());
  }

  /** Place by place: what a rule is about, and nobody on hold; then who voids what stays. */
  private static Set<UUID> gone(
      List<Plan> world, List<Question> filters, int old, @Nullable String held) {
    Set<UUID> gone = new HashSet<>();
    List<Integer> voiding = new ArrayList<>();
    for (int place = 0; place < old; place++) {
      int at = place;
      boolean due = filters.stream().anyMatch(filter -> filter.isAbout(world, at));
      boolean stays = held != null && Question.naming(held).isAbout(world, at);
      if (due && !stays) {
        if (world.get(place).kind() == Plan.Kind.VOIDING) {
          voiding.add(place);
        } else {
          gone.add(Plan.id(place));
        }
      }
    }
    for (int place : voiding) {
      int target = world.get(place).target();
      boolean here = target < world.size() && !gone.contains(Plan.id(target));
      if (!here || world.get(target).kind() == Plan.Kind.VOIDING) {
        gone.add(Plan.id(place));
      }
    }
    return gone;
  }

  private List<UUID> answer(Question question) {
    return idsOfAllPages(question.query(), () -> {});
  }

  @Provide
  Arbitrary<List<Plan>> worlds() {
    return Plan.worlds();
  }

  @Provide
  Arbitrary<List<Question>> filters() {
    return Question.questions().list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return Question.questions().list().ofSize(6);
  }

  @Provide
  Arbitrary<Integer> ages() {
    return Arbitraries.integers().between(0, 15);
  }

  @Provide
  Arbitrary<String> holds() {
    return Plan.people().injectNull(0.6);
  }

  @Override
  public Storage storage() {
    return requireNonNull(opened);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
