package org.trailmark.journey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.channel.Delivery;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Consents;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.statistics.Conversion;
import org.trailmark.journey.statistics.Dwell;
import org.trailmark.journey.statistics.Flows;
import org.trailmark.journey.statistics.Period;
import org.trailmark.journey.statistics.Positions;
import org.trailmark.journey.statistics.Spot;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;

/** What is asked for each fold, or again and again by an admin, must not grow with the rest. */
class QueryPlanTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path folder;
  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = MigratedStore.open(folder, () -> NOON);
    database = MigratedStore.journeys(storage);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void evidenceOfLearners_isFoundByTheirAgents() {
    assertThat(
            plan(
                tx ->
                    new EvidenceRows(tx)
                        .of(Map.of(new Whose(1, "ann"), new EvidenceRows.Stretch(NOON, null)))))
        .anyMatch(step -> step.contains("publication=? AND agent=? AND at>?"))
        .anyMatch(step -> step.contains("agent_of_learner"))
        .noneMatch(QueryPlanTest::readsATable);
    assertThat(plan(tx -> new EvidenceRows(tx).remarks(1, "ann", 5)))
        .anyMatch(step -> step.contains("publication=? AND agent=?"));
    assertThat(plan(tx -> new EvidenceRows(tx).remove(List.of(7L))))
        .anyMatch(step -> step.contains("evidence_of_statement (seq=?)"))
        .noneMatch(QueryPlanTest::readsATable);
  }

  @Test
  void whatIsKnownOfPairs_isFoundByThem() {
    List<Pair> pairs = List.of(new Pair("onboarding", "ann"), new Pair("onboarding", "bob"));
    Asked asked = new Asked("onboarding", "ann", 1, 1, List.of(), Map.of(), null, NOON, false);
    for (List<String> plan :
        List.of(
            plan(tx -> new Places(tx).of(pairs)),
            plan(tx -> new Agenda(tx).of(pairs)),
            plan(tx -> new Moves(tx).newest(pairs)),
            plan(tx -> new Moves(tx).standing(List.of(way("ann"), way("bob")))),
            plan(tx -> new Goals(tx).save(List.of(new Goals.Of(pairs.get(0), 1)), List.of())),
            plan(tx -> new FoldSaves(tx).newest(List.of(new Whose(1, "ann")))),
            plan(tx -> new Rosters(tx).of(List.of("ann", "bob"))),
            plan(tx -> new Preferences(tx).of(List.of("ann", "bob"))),
            plan(tx -> new Voids(tx).among(List.of(UUID.randomUUID()))),
            plan(tx -> new Learners(tx).know("mbox:mailto:ann@example.org", null)),
            plan(tx -> new Ledger(Map.of()).note(asked, NOON, tx)))) {
      assertThat(plan)
          .anyMatch(step -> step.startsWith("SEARCH"))
          .noneMatch(QueryPlanTest::readsATable);
    }
  }

  @Test
  void whatARunAskedForLately_isReadFromThatTimeOn() {
    Asked asked = new Asked("onboarding", "ann", 1, 1, List.of(), Map.of(), null, NOON, false);
    assertThat(plan(tx -> new Ledger(Map.of()).note(asked, NOON, tx)))
        .anyMatch(step -> step.contains("touchpoint_in_order (learner=? AND at>?"));
  }

  @Test
  void runsOfALearner_areFoundInEachJourney() {
    assertThat(plan(tx -> new Places(tx).ofLearner("ann")))
        .anyMatch(step -> step.contains("journey=? AND learner=?"))
        .noneMatch(step -> step.startsWith("SCAN run"));
  }

  @Test
  void whoCameWhere_isCountedOverTheJourneysMovesAlone() {
    assertThat(plan(tx -> new Counts(tx, "onboarding").reached()))
        .first()
        .asString()
        .matches(".*COVERING INDEX transition_\\w+ \\(journey=\\?.*");
    assertThat(plan(tx -> new Counts(tx, "onboarding").reachedAny(List.of("a"))))
        .first()
        .asString()
        .matches(".*COVERING INDEX transition_\\w+ \\(journey=\\?.*");
  }

  private static Moves.Way way(String learner) {
    return new Moves.Way(new Pair("onboarding", learner), 1, 0, Map.of(), List.of());
  }

  /** Reads all of a table; what is asked about is read one after another. */
  private static boolean readsATable(String step) {
    return step.startsWith("SCAN") && !step.equals("SCAN asked") && !step.contains("CONSTANT ROW");
  }

  @Test
  void learnersOnAStep_areReadInOrderAndNoOthers() {
    assertThat(plan(tx -> new Places(tx).list("onboarding", List.of("stalled"), false, "", 0, 50)))
        .singleElement()
        .asString()
        .contains("run_by_position", "learner>?");
  }

  @Test
  void deadDeliveries_areFoundWithoutTheDelivered() {
    assertThat(plan(tx -> new Outbox(tx).list(Delivery.State.DEAD, 0, 50)))
        .singleElement()
        .asString()
        .contains("outbox_dead");
    assertThat(plan(tx -> new Outbox(tx).count(Delivery.State.DEAD)))
        .singleElement()
        .asString()
        .contains("outbox_dead");
    assertThat(plan(tx -> new Outbox(tx).count(Delivery.State.WAITING)))
        .singleElement()
        .asString()
        .contains("outbox_waiting");
  }

  @Test
  void whatIsDue_isReadInOrder() {
    assertThat(plan(tx -> new Agenda(tx).due(NOON, 200)))
        .singleElement()
        .asString()
        .contains("agenda_in_order");
    assertThat(plan(tx -> new Moves(tx).standing(new Pair("onboarding", "ann"), 1, 5)))
        .singleElement()
        .asString()
        .contains("journey=? AND learner=?");
  }

  @Test
  void whatALearnerHadUnderFormerIds_isFoundByHerAgents() {
    for (List<String> plan :
        List.of(
            plan(tx -> Inbox.of("ann", NOON, null, 50, tx)),
            plan(tx -> new Wishes(tx).ofLearner("ann", null, null, 50)),
            plan(tx -> new Moves(tx).page("onboarding", "ann", 0, 50)))) {
      assertThat(plan)
          .anyMatch(step -> step.contains("SEARCH") && step.contains("learner=?"))
          .noneMatch(step -> step.startsWith("SCAN"));
    }
  }

  @Test
  void statistics_areAnsweredFromTheIndexesAlone() {
    Period day = new Period(NOON.minusSeconds(86_400), NOON);
    assertThat(plan(tx -> new Positions(tx, "onboarding", NOON, NOON).census(List.of())))
        .anyMatch(step -> step.contains("t USING COVERING INDEX transition_of_learner"))
        .anyMatch(step -> step.contains("n USING COVERING INDEX transition_of_learner"))
        .noneMatch(step -> step.startsWith("SCAN t"));
    assertThat(plan(tx -> new Flows(tx, "onboarding", day, NOON).counts(List.of("a", "b"))))
        .first()
        .asString()
        .contains("COVERING INDEX transition_from (journey=? AND moved_from=? AND valid_at>?");
    assertThat(plan(tx -> new Dwell(tx, "onboarding", day, NOON).ofSteps(List.of("a", "b"))))
        .anyMatch(
            step ->
                step.contains("t USING COVERING INDEX transition_from")
                    && step.contains("moved_from=? AND valid_at>?"))
        .anyMatch(
            step ->
                step.contains("p USING COVERING INDEX transition_of_learner")
                    && step.contains("learner=? AND run=? AND id<?"));
    assertThat(
            plan(
                tx ->
                    new Conversion(tx, "onboarding", day, NOON)
                        .count(null, List.of(Spot.steps(List.of("a"))), null)))
        .anyMatch(step -> step.contains("s USING COVERING INDEX transition_from"))
        .anyMatch(step -> step.contains("t USING COVERING INDEX transition_of_learner"));
  }

  @Test
  void whoMovedAndWhoStoodThere_areReadInOrder() {
    Period day = new Period(NOON.minusSeconds(86_400), NOON);
    assertThat(
            plan(
                tx ->
                    new Flows(tx, "onboarding", day, NOON)
                        .list("a", Target.step("b"), NOON, 7, 50)))
        .singleElement()
        .asString()
        .contains("COVERING INDEX transition_from (journey=? AND moved_from=? AND valid_at>?");
    assertThat(
            plan(
                tx ->
                    new Positions(tx, "onboarding", NOON, NOON)
                        .list(Spot.steps(List.of("a")), "ann", 1, 50)))
        .anyMatch(step -> step.contains("t USING INDEX transition_of_learner"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void heldAndSaid_areFoundWithoutTheRest() {
    assertThat(plan(tx -> new Ledger(Map.of()).nextRelease(tx)))
        .singleElement()
        .asString()
        .contains("touchpoint_held");
    assertThat(plan(tx -> new Wishes(tx).ofJourney("onboarding", null, null, 50)))
        .singleElement() // the same for each state
        .asString()
        .endsWith("INDEX touchpoint_by_state (journey=? AND state=? AND (at,ledger_key)<(?,?))");
    assertThat(plan(tx -> new Wishes(tx).sentKeys("onboarding", "ann")))
        .singleElement()
        .asString()
        .contains("touchpoint_in_order (learner=?");
    assertThat(plan(tx -> new Consents(tx).now("ann"))).noneMatch(QueryPlanTest::readsATable);
  }

  /** How SQLite would answer what this asks first. */
  private List<String> plan(Consumer<Handle> question) {
    return database.write(
        connection -> {
          List<String> asked = new ArrayList<>();
          question.accept(Handles.over(listening(connection, asked)));
          return explain(asked.get(0), connection);
        });
  }

  /** Notes the texts that are prepared. */
  private static Connection listening(Connection connection, List<String> texts) {
    return (Connection)
        Proxy.newProxyInstance(
            QueryPlanTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                texts.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static List<String> explain(String sql, Connection connection) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
    }
    return steps;
  }
}
