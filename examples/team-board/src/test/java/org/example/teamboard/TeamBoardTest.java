package org.example.teamboard;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.team;
import static org.trailmark.testkit.statement.Statements.voiding;

import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.example.teamboard.BoardsResource.Board;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.testkit.plugin.PluginKit;
import org.trailmark.testkit.statement.StatementDraft;

class TeamBoardTest {
  private static final String QUIZ = "https://ex.org/quiz";
  private static final String FILM = "https://ex.org/film";

  @AutoClose
  private final PluginKit kit =
      PluginKit.start(new TeamBoardPlugin(), new TeamBoardPlugin.Config(5, null));

  private static StatementDraft passed(String who, String what) {
    return learner(who).passed(what).with(team("north")).at("2026-03-04T10:00Z");
  }

  private List<Board> boards() {
    return kit.resource(BoardsResource.class).boards(null).boards();
  }

  @Test
  void team_hasDoneWhatItsPeopleDid_eachThingOnceForEach() {
    kit.send(passed("ann", QUIZ), passed("ann", QUIZ), passed("ann", FILM));
    kit.send(passed("ben", QUIZ), passed("cem", QUIZ), learner("dee").passed(QUIZ));

    assertEquals(List.of(new Board("north", 5, 4)), boards());
  }

  @Test
  void team_ofTwo_isNotShown() {
    kit.send(passed("ann", QUIZ), passed("ben", QUIZ), passed("ben", FILM));

    assertEquals(List.of(new Board("north", 5, null)), boards());
  }

  @Test
  void twoAddressesOfOnePerson_countOnce() {
    kit.send(passed("ann", QUIZ), passed("ben", QUIZ), passed("cem", QUIZ), passed("cj", QUIZ));
    long link = kit.link(learner("cem"), learner("cj"));
    assertEquals(List.of(new Board("north", 5, 3)), boards());

    kit.unlink(link);
    assertEquals(List.of(new Board("north", 5, 4)), boards());
  }

  @Test
  void voidedStatement_isForgotten() {
    List<UUID> ids =
        kit.send(
            passed("ann", QUIZ), passed("ben", QUIZ), passed("cem", QUIZ), passed("cem", FILM));
    kit.send(voiding(ids.get(3)));
    kit.restart();

    assertEquals(List.of(new Board("north", 5, 3)), boards());
  }

  @Test
  void weekThatBegins_beginsWithNothing() {
    kit.send(passed("ann", QUIZ), passed("ben", QUIZ), passed("cem", QUIZ));
    kit.turnClockTo("2026-03-09T00:00Z");

    assertEquals(List.of(), boards());
  }

  @Test
  void whatIsOlderThanAYear_isForgottenAtNight() {
    kit.send(passed("ann", QUIZ), passed("ben", QUIZ));
    assertEquals(2, kit.metric("completions"));
    assertEquals(2, kept());

    kit.turnClockTo("2027-03-01T02:00Z");
    assertEquals(2, kept());
    kit.turnClockTo("2027-03-08T04:00Z");
    assertEquals(0, kept());
  }

  @Test
  void whatIsKeptOfAPerson_isToldToHer_andGoneWhenSheIsErased() {
    kit.send(passed("ann", QUIZ), passed("cem", QUIZ), passed("cj", FILM), passed("ben", QUIZ));
    kit.link(learner("cem"), learner("cj"));

    assertEquals(
        Set.of(
            Map.of("team", "north", "activity", QUIZ, "week", "2026-03-02"),
            Map.of("team", "north", "activity", FILM, "week", "2026-03-02")),
        kit.keptOf(learner("cem")).stream().map(PluginKit.Kept::values).collect(toSet()));
    assertEquals(Map.of("completion", 2L), kit.erase(learner("cj")));
    assertEquals(List.of(), kit.keptOf(learner("cem")));
    assertEquals(2, kept());
  }

  private long kept() {
    return kit.context()
        .database()
        .read(
            c -> {
              try (ResultSet rows = c.createStatement().executeQuery("SELECT COUNT(*) FROM done")) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  @Test
  void teams_comeInPages() {
    StatementDraft[] many =
        IntStream.range(0, 51)
            .mapToObj(i -> learner("ann").completed(QUIZ).with(team("team-" + (100 + i))))
            .toArray(StatementDraft[]::new);
    kit.send(many);
    BoardsResource.Page first = kit.resource(BoardsResource.class).boards(null);
    BoardsResource.Page second = kit.resource(BoardsResource.class).boards(first.more());

    assertEquals(50, first.boards().size());
    assertEquals(List.of("team-150"), second.boards().stream().map(Board::team).toList());
    assertEquals(null, second.more());
  }

  @Test
  void goalOfNothing_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TeamBoardPlugin.Config(0, null));
  }
}
