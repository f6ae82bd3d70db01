package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.index.Direction;

/**
 * Finds the places of statements in the log by keys that {@link org.trailmark.lrs.index.TermKeys}
 * makes. Rows are taken in by the one thread that writes; any thread looks up.
 */
interface StatementIndex {

  /** Takes in rows within the transaction that inserts them. */
  void insert(Session session, List<LogRow> rows) throws SQLException;

  /** From now on {@code terms} too find a statement that was stored before. */
  void insertLate(Session session, long seq, TermSet terms) throws SQLException;

  /** What a statement is found by because of {@link #insertLate}. */
  TermSet late(Session session, long seq) throws SQLException;

  /** The rows are committed: when this returns, every lookup that begins finds them. */
  void committed(List<LogRow> rows);

  /** Begins looking things up, as of now. */
  Lookup lookup(Session session) throws SQLException;

  /** For one thread, which closes it. */
  interface Lookup extends AutoCloseable {

    /** The newest place that is looked at; 0 when there is none. */
    long head();

    /** The places that one key leads to, the newest first. */
    List<Long> places(long key) throws SQLException;

    /** Whether a key leads anywhere. */
    boolean holds(long key) throws SQLException;

    /**
     * The first places within a range to which all keys lead, in one direction.
     *
     * @param keys none: every place
     */
    List<Long> common(List<Long> keys, SeqRange range, Direction direction, int max)
        throws SQLException;

    @Override
    void close();
  }
}
