package org.trailmark.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;

/** The clock of the kit does what a plugin does at its times. */
class KitTasksTest {
  private static final Schedule AT_SEVEN = Schedule.daily(LocalTime.of(7, 0), ZoneOffset.UTC);

  private final List<Instant> done = new ArrayList<>();
  private boolean broken;

  @AutoClose private final PluginKit kit = PluginKit.start(new Digest(), new Config());

  record Config() {}

  private final class Digest implements LrsPlugin<Config> {
    @Override
    public String name() {
      return "digest";
    }

    @Override
    public Class<Config> configType() {
      return Config.class;
    }

    @Override
    public PluginInstance create(Config config, PluginContext context) {
      return new PluginInstance() {
        @Override
        public List<PluginTask> tasks() {
          return List.of(new PluginTask("send", AT_SEVEN, due -> send(due, context)));
        }
      };
    }
  }

  private void send(Instant due, PluginContext context) throws IOException {
    if (broken) {
      throw new IOException("no mail server");
    }
    done.add(due);
    context.metrics().counter("sent", "Digests").increment();
  }

  @Test
  void task_isDoneEachTimeTheClockPassesIt_alsoAfterARestart() {
    kit.turnClockTo("2026-01-03T06:59Z");
    assertThat(kit.metric("sent")).isEqualTo(2);

    kit.restart();
    kit.turnClockTo("2026-01-03T07:00Z");

    assertThat(done)
        .extracting(Instant::toString)
        .containsExactly("2026-01-01T07:00:00Z", "2026-01-02T07:00:00Z", "2026-01-03T07:00:00Z");
  }

  @Test
  void taskThatFails_failsTheTest_withTheCause() {
    broken = true;

    assertThatThrownBy(() -> kit.turnClockTo("2026-01-01T08:00Z"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The task send failed")
        .hasRootCauseMessage("no mail server");
  }
}
