package org.trailmark.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.plugin.PluginEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to transitions, for whoever follows along. */
class TransitionEventsTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(folder);
    world.publish(Definitions.ONBOARDING);
    world.moveTo(START.plus(Duration.ofHours(12)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(int id, String who, String verb, int hours) throws Exception {
    world.send(
        Did.statement(Did.id(id), who, verb, "programme", START.plus(Duration.ofHours(hours))));
    world.settle();
  }

  /** All events after a number, two at a time. */
  private List<PluginEvent> after(long seq) {
    List<PluginEvent> all = new ArrayList<>();
    long at = seq;
    List<PluginEvent> some = world.events().readAfter(at, 2);
    while (!some.isEmpty()) {
      all.addAll(some);
      at = some.get(some.size() - 1).seq();
      some = world.events().readAfter(at, 2);
    }
    assertThat(at).isIn(seq, world.events().newest());
    return all;
  }

  /** The steps that stand, as somebody knows who took every event. */
  private static Map<Long, String> standing(List<PluginEvent> events) {
    Map<Long, String> standing = new TreeMap<>();
    for (PluginEvent event : events) {
      JsonNode about = new JsonMapper().readTree(event.json());
      long id = about.path("id").asLong();
      if (event.kind().equals("superseded")) {
        assertThat(standing.remove(id)).isNotNull();
      } else {
        standing.put(id, about.path("to").asString());
      }
    }
    return standing;
  }

  @Test
  void changedPast_comesAsCorrections_inTheOrderOfDecision() throws Exception {
    did(1, "ann", "registered", 1);
    did(2, "ann", "launched", 9);
    List<PluginEvent> first = after(0);
    assertThat(first).extracting(PluginEvent::kind).containsOnly("transition");
    assertThat(first).extracting(PluginEvent::learner).containsOnly(world.learner("ann"));
    world.restart();

    did(3, "bob", "registered", 10);
    did(4, "ann", "launched", 5);

    long taken = first.get(first.size() - 1).seq();
    List<PluginEvent> second = after(taken);
    assertThat(second)
        .extracting(PluginEvent::kind)
        .containsSubsequence("superseded", "transition");
    List<PluginEvent> all = after(0);
    assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
    assertThat(all).extracting(PluginEvent::seq).doesNotHaveDuplicates();
    assertThat(all.subList(first.size(), all.size())).isEqualTo(second);
    assertThat(standing(all).keySet())
        .containsExactlyElementsOf(
            world.rows("SELECT id FROM transition WHERE superseded_at IS NULL ORDER BY id").stream()
                .map(row -> ((Number) requireNonNull(row.get("id"))).longValue())
                .toList());
    assertThat(standing(all).values()).containsExactlyInAnyOrder("welcomed", "started", "welcomed");
  }

  @Test
  void numberOfWhatIsGone_isNotGivenAgain() throws Exception {
    did(1, "ann", "registered", 1);
    long last = world.events().newest();
    assertThat(world.write("DELETE FROM transition")).isEqualTo(1);

    did(2, "bob", "registered", 2);

    assertThat(after(last)).hasSize(1).allMatch(event -> event.seq() > last);
  }
}
