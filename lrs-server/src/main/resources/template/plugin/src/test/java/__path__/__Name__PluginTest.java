package __package__;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.score;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.testkit.plugin.PluginKit;

class __Name__PluginTest {
  private static final String QUIZ = "https://ex.org/quiz";

  @AutoClose
  private final PluginKit kit =
      PluginKit.start(new __Name__Plugin(), new __Name__Plugin.Config(null));

  @Test
  void statements_areCountedByVerb_andStayCounted() {
    kit.send(
        learner("ann").attempted(QUIZ).at("2026-03-01T09:00Z"),
        learner("ann").passed(QUIZ).with(score(0.9)).at("2026-03-01T10:00Z"),
        learner("ben").attempted(QUIZ).at("2026-03-01T11:00Z"));
    kit.restart();

    assertEquals(
        List.of(
            new VerbsResource.VerbCount("http://adlnet.gov/expapi/verbs/attempted", 2),
            new VerbsResource.VerbCount("http://adlnet.gov/expapi/verbs/passed", 1)),
        kit.resource(VerbsResource.class).verbs());
  }
}
