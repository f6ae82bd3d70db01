package org.trailmark.lrs.sql.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogSeal;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.log.Unpacked;
import org.trailmark.lrs.sql.log.UuidBytes;

/**
 * The index in tables of the database, whose cache and write-ahead log do what {@code RunIndex}
 * does itself on SQLite. Several nodes share it, so nothing of it is kept in memory.
 */
public final class PostgresIndex implements StatementIndex {
  private static final String INSERT =
      "INSERT INTO log ("
          + LogTable.COLUMNS
          + ") SELECT * FROM unnest(?::bigint[], ?::bytea[], ?::bigint[], ?::bytea[],"
          + " ?::smallint[], ?::bytea[], ?::bytea[])";

  /** In the order of the index, so that each of its pages is looked for once. */
  private static final String INSERT_TERMS =
      "INSERT INTO term (key, seq) SELECT * FROM unnest(?::bigint[], ?::bigint[]) ORDER BY 1, 2";

  private static final String INSERT_LATE =
      "INSERT INTO term (key, seq) SELECT key, ? FROM unnest(?::bigint[]) AS new (key)"
          + " ON CONFLICT DO NOTHING";
  private static final String REMEMBER_LATE =
      "INSERT INTO late (term, seq) SELECT key, ? FROM unnest(?::bigint[]) AS new (key)"
          + " ON CONFLICT DO NOTHING";
  private static final String LATE =
      "SELECT seq, term FROM late WHERE seq = ANY (?::bigint[]) ORDER BY seq";

  private static final String REMOVE_TERMS =
      "DELETE FROM term WHERE seq = ? AND key = ANY (?::bigint[])";
  private static final String FORGET_LATE = "DELETE FROM late WHERE seq = ?";

  private final DictionaryLessons lessons;

  /**
   * @param lessons hear of every commit
   */
  public PostgresIndex(DictionaryLessons lessons) {
    this.lessons = lessons;
  }

  @Override
  public void insert(Session session, List<LogRow> rows) throws SQLException {
    int count = rows.size();
    long[] seqs = new long[count];
    byte[][] ids = new byte[count][];
    long[] stored = new long[count];
    byte[][] targets = new byte[count][];
    short[] voiding = new short[count];
    byte[][] terms = new byte[count][];
    byte[][] packed = new byte[count][];
    for (int i = 0; i < count; i++) {
      LogRow row = rows.get(i);
      seqs[i] = row.seq();
      ids[i] = UuidBytes.of(row.id());
      stored[i] = row.stored().toEpochMilli();
      targets[i] = row.target() == null ? null : UuidBytes.of(row.target());
      voiding[i] = (short) (row.voiding() ? 1 : 0);
      terms[i] = LogSeal.terms(row.keys());
      packed[i] = LogSeal.packed(row);
    }
    Object[] columns = {seqs, ids, stored, targets, voiding, terms, packed};
    PreparedStatement insert = session.prepare(INSERT);
    for (int i = 0; i < columns.length; i++) {
      insert.setObject(i + 1, columns[i]);
    }
    insert.executeUpdate();
    insertTerms(session, rows);
  }

  private static void insertTerms(Session session, List<LogRow> rows) throws SQLException {
    int entries = rows.stream().mapToInt(row -> row.terms().keys().length).sum();
    long[] keys = new long[entries];
    long[] seqs = new long[entries];
    int at = 0;
    for (LogRow row : rows) {
      for (long key : row.terms().keys()) {
        keys[at] = key;
        seqs[at++] = row.seq();
      }
    }
    PreparedStatement insert = session.prepare(INSERT_TERMS);
    insert.setObject(1, keys);
    insert.setObject(2, seqs);
    insert.executeUpdate();
  }

  @Override
  public void insertLate(Session session, long seq, TermSet terms) throws SQLException {
    for (String sql : List.of(INSERT_LATE, REMEMBER_LATE)) {
      PreparedStatement insert = session.prepare(sql);
      insert.setLong(1, seq);
      insert.setObject(2, terms.keys());
      insert.executeUpdate();
    }
  }

  @Override
  public Map<Long, TermSet> late(Session session, Collection<Long> seqs) throws SQLException {
    PreparedStatement select = session.prepare(LATE);
    select.setObject(1, seqs.stream().mapToLong(Long::longValue).toArray());
    Map<Long, TermSet> late = new HashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        late.merge(rows.getLong(1), TermSet.of(rows.getLong(2)), TermSet::and);
      }
    }
    return late;
  }

  @Override
  public void replace(Session session, RowChange row) throws SQLException {
    long seq = row.before().seq();
    LogRow after = row.after();
    TermSet now = after == null ? TermSet.EMPTY : after.terms();
    terms(session, REMOVE_TERMS, seq, row.found().without(now));
    terms(session, INSERT_LATE, seq, now.without(row.found()));
    PreparedStatement forget = session.prepare(FORGET_LATE);
    forget.setLong(1, seq);
    forget.executeUpdate();
  }

  private static void terms(Session session, String sql, long seq, TermSet terms)
      throws SQLException {
    if (!terms.isEmpty()) {
      PreparedStatement change = session.prepare(sql);
      change.setLong(1, seq);
      change.setObject(2, terms.keys());
      change.executeUpdate();
    }
  }

  /** Every lookup asks the database. */
  @Override
  public void replaced(List<RowChange> rows) {}

  @Override
  public void scrub() {}

  @Override
  public void committed(List<LogRow> rows) {
    if (!rows.isEmpty()) {
      lessons.heard(rows.get(rows.size() - 1).seq());
    }
  }

  @Override
  public Lookup lookup(Session session) {
    return new TableLookup(session);
  }

  private record TableLookup(Session session) implements Lookup {
    private static final String BY_ID =
        "SELECT " + LogTable.COLUMNS + " FROM log WHERE id = ANY (?::bytea[])";
    private static final String REFERRING_TO =
        "SELECT " + LogTable.COLUMNS + " FROM log WHERE target = ANY (?::bytea[])";
    private static final String VOIDED =
        "SELECT target FROM log WHERE target = ANY (?::bytea[]) AND voiding = 1";

    @Override
    public long head() throws SQLException {
      return new LogTable(session).head();
    }

    @Override
    public Map<UUID, LogRow> byId(Collection<UUID> ids) throws SQLException {
      Map<UUID, LogRow> found = new HashMap<>();
      for (LogRow row : LogTable.rows(select(BY_ID, ids))) {
        found.put(row.id(), row);
      }
      return found;
    }

    @Override
    public List<LogRow> referringTo(Collection<UUID> targets) throws SQLException {
      return LogTable.rows(select(REFERRING_TO, targets));
    }

    @Override
    public Set<UUID> voided(Collection<Unpacked> statements) throws SQLException {
      List<UUID> ids = statements.stream().map(Unpacked::id).toList();
      Set<UUID> voided = new HashSet<>();
      try (ResultSet rows = select(VOIDED, ids).executeQuery()) {
        while (rows.next()) {
          voided.add(UuidBytes.toUuid(rows.getBytes(1)));
        }
      }
      return voided;
    }

    private PreparedStatement select(String sql, Collection<UUID> ids) throws SQLException {
      PreparedStatement select = session.prepare(sql);
      select.setObject(1, ids.stream().map(UuidBytes::of).toArray(byte[][]::new));
      return select;
    }

    @Override
    public List<Long> common(List<Long> keys, SeqRange range, Direction direction, int max)
        throws SQLException {
      List<Long> places = new ArrayList<>();
      try (Statement select = session.connection().createStatement();
          ResultSet rows = select.executeQuery(commonSql(keys, range, direction, max))) {
        while (rows.next()) {
          places.add(rows.getLong(1));
        }
      }
      return places;
    }

    /**
     * With the numbers themselves, not prepared: one key finds one statement, another every second
     * one, and the database knows best which of them to begin with.
     */
    private static String commonSql(List<Long> keys, SeqRange range, Direction direction, int max) {
      StringBuilder sql = new StringBuilder("SELECT t.seq FROM ");
      sql.append(keys.isEmpty() ? "log t" : "term t");
      for (int i = 1; i < keys.size(); i++) {
        sql.append(" JOIN term t").append(i).append(" USING (seq)");
      }
      sql.append(" WHERE t.seq BETWEEN ").append(range.low()).append(" AND ").append(range.high());
      for (int i = 0; i < keys.size(); i++) {
        sql.append(" AND t").append(i == 0 ? "" : i).append(".key = ").append(keys.get(i));
      }
      sql.append(" ORDER BY t.seq").append(direction == Direction.ASCENDING ? "" : " DESC");
      return sql.append(" LIMIT ").append(max).toString();
    }

    @Override
    public void close() {}
  }
}
