package org.trailmark.spec.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.ValidStatement;

/** Any query over any statements, in any order, gives what looking at each of them would give. */
abstract class QueryProperties implements StorageFixture {
  private @Nullable Storage opened;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));

  /** Opens an empty storage. */
  abstract Storage openEmpty(InstantSource clock);

  /** Takes back what {@link #openEmpty} gave. */
  void release(Storage storage) {
    storage.close();
  }

  @Property(tries = 60)
  void query_anything_asIfLookedAtEach(
      @ForAll("worlds") List<Plan> world,
      @ForAll("questions") List<Question> questions,
      @ForAll @IntRange(min = 1, max = 15) int batch) {
    Storage storage = openEmpty(clock);
    try {
      opened = storage;
      appendInBatches(world, batch);
      for (Question question : questions) {
        assertThat(idsOfAllPages(question.query(), () -> {}))
            .as("%s", question)
            .isEqualTo(question.answer(world));
      }
    } finally {
      release(storage);
    }
  }

  private void appendInBatches(List<Plan> world, int size) {
    List<ValidStatement> batch = new ArrayList<>();
    for (int place = 0; place < world.size(); place++) {
      batch.add(world.get(place).statement(place));
      if (batch.size() == size || place == world.size() - 1) {
        append(batch.toArray(new ValidStatement[0]));
        batch.clear();
      }
    }
  }

  @Provide
  Arbitrary<List<Plan>> worlds() {
    return Plan.worlds();
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return Question.questions().list().ofSize(12);
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
