package org.trailmark.lrs.sql.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.log.UuidBytes;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * A database file in the layout that there was before the log, with rows as they were written then.
 * Closing commits.
 */
final class OldFile implements AutoCloseable {
  /** The last migration of that time. */
  private static final String NEWEST = "10";

  private final Connection connection;
  private long seq;

  OldFile(Path folder) throws SQLException {
    SqliteFile file = new SqliteFile(folder.resolve("lrs.db"));
    file.migrate(List.of());
    Flyway.configure()
        .dataSource(file.url(), null, null)
        .locations("classpath:db/lrs/sqlite")
        .table("schema_history")
        .target(NEWEST)
        .load()
        .migrate();
    this.connection = file.connect();
    connection.setAutoCommit(false);
  }

  /**
   * Adds a statement behind the others.
   *
   * @param finders the statements that it refers to, over however many references
   */
  void add(ValidStatement statement, Instant stored, ValidStatement... finders)
      throws SQLException {
    seq++;
    StatementKeys keys = statement.keys();
    TermSet own = terms(keys);
    TermSet inherited = TermSet.EMPTY;
    for (ValidStatement finder : finders) {
      inherited = inherited.and(terms(finder.keys()));
    }
    inherited = inherited.without(own);
    byte[] id = UuidBytes.of(statement.id());
    insert(
        "INSERT INTO statement (seq, id, stored, voiding, terms, json) VALUES (?, ?, ?, ?, ?, ?)",
        List.of(
            seq,
            id,
            stored.toEpochMilli(),
            keys.voiding() ? 1 : 0,
            own.bytes(),
            statement.stamped(stored)));
    for (long term : own.and(inherited).keys()) {
      insert("INSERT INTO entry (term, seq) VALUES (?, ?)", List.of(term, seq));
    }
    if (!inherited.isEmpty()) {
      insert("INSERT INTO inherited (seq, terms) VALUES (?, ?)", List.of(seq, inherited.bytes()));
    }
    if (keys.target() != null) {
      byte[] target = UuidBytes.of(keys.target());
      insert("INSERT INTO reference (target, seq) VALUES (?, ?)", List.of(target, seq));
      if (keys.voiding()) {
        insert("INSERT OR IGNORE INTO voided (id) VALUES (?)", List.of(target));
      }
    }
  }

  /** The numbers of what finds a statement for its own sake. */
  private TermSet terms(StatementKeys keys) throws SQLException {
    LongStream.Builder terms = LongStream.builder();
    add(terms, 1, keys.agents());
    add(terms, 2, keys.relatedAgents());
    add(terms, 3, Set.of(keys.verb()));
    add(terms, 4, keys.activity() == null ? Set.of() : Set.of(keys.activity()));
    add(terms, 5, keys.relatedActivities());
    add(terms, 6, keys.registration() == null ? Set.of() : Set.of("" + keys.registration()));
    return TermSet.of(terms.build());
  }

  private void add(LongStream.Builder terms, int kind, Set<String> values) throws SQLException {
    for (String value : values) {
      insert("INSERT OR IGNORE INTO term (kind, value) VALUES (?, ?)", List.of(kind, value));
      try (PreparedStatement select =
          connection.prepareStatement("SELECT id FROM term WHERE kind = ? AND value = ?")) {
        select.setInt(1, kind);
        select.setString(2, value);
        try (ResultSet rows = select.executeQuery()) {
          rows.next();
          terms.add(rows.getLong(1));
        }
      }
    }
  }

  private void insert(String sql, List<Object> values) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.setAutoCommit(true);
    connection.close();
  }
}
