package __package__;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Statement;

/**
 * Counts. It needs no check whether it has seen a statement before: the count commits together with
 * the checkpoint, so each statement is counted exactly once.
 */
final class VerbCounter implements StatementHandler {

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws SQLException {
    try (PreparedStatement count =
        tx.prepareStatement(
            "INSERT INTO verb_count (verb, statements) VALUES (?, 1)"
                + " ON CONFLICT (verb) DO UPDATE SET statements = verb_count.statements + 1")) {
      for (StoredStatement stored : statements) {
        count.setString(1, Statement.read(stored.json()).verb().id());
        count.addBatch();
      }
      count.executeBatch();
    }
  }
}
