package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Whatever was stored: after an erasure no file holds her address, no query finds her, and every
 * other query gives what it gave before, without what she did.
 */
class SqliteErasurePropertiesTest implements StorageFixture {
  private static final String ADDRESS = "ann@example.org";

  private final ScratchFolder folder = new ScratchFolder();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private @Nullable Storage opened;

  @Property(tries = 15)
  void erased_anybody_fromAnyWorld(
      @ForAll("worlds") List<Plan> world, @ForAll("questions") List<Question> questions)
      throws IOException {
    Path data = folder.make();
    opened = open(data);
    for (int place = 0; place < world.size(); place++) {
      append(world.get(place).statement(place));
    }
    List<List<UUID>> before = questions.stream().map(this::answer).toList();

    erase(Set.of(new Ifi.Mbox("mailto:" + ADDRESS)));

    List<List<UUID>> after = questions.stream().map(this::answer).toList();
    storage().close();
    opened = open(data);
    for (int i = 0; i < questions.size(); i++) {
      List<UUID> expected =
          "ann".equals(questions.get(i).agent())
              ? List.of()
              : before.get(i).stream().filter(this::isThere).toList();
      assertThat(after.get(i)).as("%s", questions.get(i)).isEqualTo(expected);
      assertThat(answer(questions.get(i))).as("reopened: %s", questions.get(i)).isEqualTo(expected);
    }
    storage().close();
    assertThat(filesWith(data)).isEmpty();
  }

  /** All that was found is found, by the pseudonym where it was found by her. */
  @Property(tries = 15)
  void pseudonymised_anybody_fromAnyWorld(
      @ForAll("worlds") List<Plan> world, @ForAll("questions") List<Question> questions)
      throws IOException {
    Path data = folder.make();
    opened = open(data);
    for (int place = 0; place < world.size(); place++) {
      append(world.get(place).statement(place));
    }
    List<List<UUID>> before = questions.stream().map(this::answer).toList();
    Ifi ann = new Ifi.Mbox("mailto:" + ADDRESS);

    Eraser.Order order =
        new Eraser.Order(
            UUID.randomUUID(), Eraser.Kind.PSEUDONYM, Set.of(ann), "commitment", "admin", "");
    storage().eraser().begin(order);
    Ifi pseudonym = requireNonNull(storage().eraser().unfinished().orElseThrow().pseudonym());
    carryOut();

    for (boolean reopened : new boolean[] {false, true}) {
      for (int i = 0; i < questions.size(); i++) {
        Question question = questions.get(i);
        assertThat(answer(question, pseudonym))
            .as("reopened %s: %s", reopened, question)
            .isEqualTo(before.get(i));
      }
      storage().close();
      opened = open(data);
    }
    storage().close();
    assertThat(filesWith(data)).isEmpty();
  }

  private List<UUID> answer(Question question, Ifi pseudonym) {
    StatementQuery query = question.query();
    return idsOfAllPages(
        new StatementQuery(
            "ann".equals(question.agent()) ? pseudonym : query.agent(),
            query.relatedAgents(),
            query.verb(),
            query.activity(),
            query.relatedActivities(),
            query.registration(),
            query.since(),
            query.until(),
            query.ascending(),
            query.limit(),
            null),
        () -> {});
  }

  private Storage open(Path data) {
    return MigratedSqlite.open(data, clock, new IndexShape(3, 2));
  }

  private List<UUID> answer(Question question) {
    return idsOfAllPages(question.query(), () -> {});
  }

  private boolean isThere(UUID id) {
    return storage().reader().find(id).isPresent();
  }

  private void erase(Set<Ifi> agents) {
    storage()
        .eraser()
        .begin(
            new Eraser.Order(
                UUID.randomUUID(), Eraser.Kind.ERASURE, agents, "commitment", "admin", ""));
    carryOut();
  }

  private void carryOut() {
    Eraser eraser = storage().eraser();
    while (eraser.next()) {
      assertThat(eraser.unfinished()).isPresent();
    }
    eraser.finish("receipt");
  }

  private static List<Path> filesWith(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(SqliteErasurePropertiesTest::hasHer)
          .toList();
    }
  }

  private static boolean hasHer(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(ADDRESS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<List<Plan>> worlds() {
    return Plan.worlds();
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return Question.questions().list().ofSize(8);
  }

  @Override
  public Storage storage() {
    return requireNonNull(opened);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @AfterTry
  void removeFolder() {
    folder.remove();
  }
}
