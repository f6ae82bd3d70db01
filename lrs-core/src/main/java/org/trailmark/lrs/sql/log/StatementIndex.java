package org.trailmark.lrs.sql.log;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.connection.Session;

/**
 * The log and what finds statements in it. Rows are inserted by whoever has the turn to store; any
 * thread looks up.
 */
public interface StatementIndex {

  /** Inserts rows at the end of the log. */
  void insert(Session session, List<LogRow> rows) throws SQLException;

  /** From now on {@code terms} too find a statement that was stored before. */
  void insertLate(Session session, long seq, TermSet terms) throws SQLException;

  /** What statements are found by because of {@link #insertLate}, by their place. */
  Map<Long, TermSet> late(Session session, Collection<Long> seqs) throws SQLException;

  /** The rows are committed: when this returns, every lookup that begins finds them. */
  void committed(List<LogRow> rows);

  /**
   * A row that was stored before is changed, or gone: from now on only what finds it then leads
   * there. In the transaction that changes it.
   */
  void replace(Session session, RowChange row) throws SQLException;

  /** Those changes are committed: when this returns, every lookup that begins knows of them. */
  void replaced(List<RowChange> rows);

  /** Waits until nothing that is kept leads where {@link #replaced} says that it leads no more. */
  void scrub();

  /** Begins looking things up, as of now. */
  Lookup lookup(Session session) throws SQLException;

  /** For one thread, which closes it. */
  interface Lookup extends AutoCloseable {

    /** The newest place that is looked at; 0 when there is none. */
    long head() throws SQLException;

    /** The statements that have these ids, by id. */
    Map<UUID, LogRow> byId(Collection<UUID> ids) throws SQLException;

    /** The statement that has this id; null: none. */
    default @Nullable Unpacked find(UUID id, Statements statements) throws SQLException {
      LogRow row = byId(Set.of(id)).get(id);
      return row == null ? null : statements.unpacked(row.content());
    }

    /** The statements whose object is a StatementRef to one of these, voiding ones included. */
    List<LogRow> referringTo(Collection<UUID> targets) throws SQLException;

    /** The ids of those of these statements that a voiding statement names. */
    Set<UUID> voided(Collection<Unpacked> statements) throws SQLException;

    /**
     * The first places within a range to which all keys lead, in one direction.
     *
     * @param keys as {@link org.trailmark.lrs.index.TermKeys} makes them; none: every place
     */
    List<Long> common(List<Long> keys, SeqRange range, Direction direction, int max)
        throws SQLException;

    @Override
    void close();
  }
}
