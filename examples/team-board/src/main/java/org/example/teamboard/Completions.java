package org.example.teamboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Activity;
import org.trailmark.lrs.xapi.Context;
import org.trailmark.lrs.xapi.Group;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.StatementRef;

/** Keeps what was completed for a team, and forgets it where the statement is voided. */
final class Completions implements StatementHandler {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
  private static final Set<String> COMPLETIONS =
      Set.of("http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/passed");

  private final PluginMetrics.Counter taken;

  Completions(PluginMetrics.Counter taken) {
    this.taken = taken;
  }

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws SQLException {
    for (StoredStatement stored : statements) {
      Statement statement = Statement.read(stored.json());
      if (statement.verb().id().equals(VOIDED)) {
        if (statement.object() instanceof StatementRef target) {
          forget(target, tx);
        }
      } else if (COMPLETIONS.contains(statement.verb().id()) && !stored.voided()) {
        keep(statement, tx);
      }
    }
  }

  private void keep(Statement statement, Connection tx) throws SQLException {
    Group team = statement.context().flatMap(Context::team).orElse(null);
    String learner = statement.actor().ifi().map(Ifi::key).orElse(null);
    String teamKey = team == null ? null : team.ifi().map(Ifi::key).orElse(null);
    if (team == null
        || teamKey == null
        || learner == null
        || !(statement.object() instanceof Activity activity)) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO done (statement, team, name, learner, activity, week)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (statement) DO NOTHING")) {
      insert.setString(1, statement.id().toString());
      insert.setString(2, teamKey);
      insert.setString(3, team.name().orElse(teamKey));
      insert.setString(4, learner);
      insert.setString(5, activity.id());
      insert.setLong(6, Week.of(statement.timestamp()).monday());
      insert.executeUpdate();
    }
    taken.increment();
  }

  private static void forget(StatementRef target, Connection tx) throws SQLException {
    try (PreparedStatement delete = tx.prepareStatement("DELETE FROM done WHERE statement = ?")) {
      delete.setString(1, target.id().toString());
      delete.executeUpdate();
    }
  }
}
