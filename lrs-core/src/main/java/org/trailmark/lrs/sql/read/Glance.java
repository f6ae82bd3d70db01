package org.trailmark.lrs.sql.read;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.sql.log.Unpacked;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.StatementObject;
import org.trailmark.lrs.xapi.StatementRef;
import org.trailmark.lrs.xapi.SubStatement;

/** Tells which statements a reader sees, for the time of one read. */
final class Glance {
  private final Sight sight;
  private final StatementIndex.Lookup lookup;
  private final Statements statements;
  private final Map<UUID, Target> targets = new HashMap<>();

  Glance(Sight sight, StatementIndex.Lookup lookup, Statements statements) {
    this.sight = sight;
    this.lookup = lookup;
    this.statements = statements;
  }

  boolean sees(Unpacked one) throws SQLException {
    if (sight.isAll()) {
      return true;
    }
    Statement statement = Statement.read(one.json());
    StatementObject object =
        statement.object() instanceof SubStatement sub ? sub.object() : statement.object();
    if (object instanceof StatementRef ref) {
      find(ref.id());
    }
    return sight.sees(statement, id -> targets.getOrDefault(id, Target.NONE).statement());
  }

  private void find(UUID id) throws SQLException {
    if (sight.boundary() != null && !targets.containsKey(id)) {
      Unpacked found = lookup.find(id, statements);
      targets.put(id, found == null ? Target.NONE : new Target(Statement.read(found.json())));
    }
  }

  /**
   * What a statement is about.
   *
   * @param statement null: it is not here
   */
  private record Target(@Nullable Statement statement) {
    static final Target NONE = new Target(null);
  }
}
