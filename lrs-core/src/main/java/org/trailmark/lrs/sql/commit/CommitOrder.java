package org.trailmark.lrs.sql.commit;

import java.sql.SQLException;
import java.time.Instant;
import org.trailmark.lrs.sql.connection.Session;

/**
 * The order of commits. Whoever stores statements takes a turn, is told the time of storing, and
 * has the log for herself until her transaction ends: so {@code seq}, the order of commit and
 * {@code stored} are one order.
 */
public interface CommitOrder {

  /** A clock that falls by more was set back; one that is put right falls by less. */
  long SET_BACK_MS = 60_000;

  /** Takes the turn, first of all in the transaction that stores statements. */
  Turn begin(Session session) throws SQLException;

  /**
   * In a transaction that stores no statements: until it ends, nobody stores any. Where
   * transactions take turns anyway, there is nothing to do.
   */
  default void alone(Session session) throws SQLException {}

  /** In the same transaction: there are new statements, and other nodes should hear of them. */
  void stored(Session session) throws SQLException;

  /** That transaction is committed and visible, or it failed and will never be. */
  void end();

  /**
   * In the same transaction: the definition of an activity was changed.
   *
   * @return what {@link Turn#definitions} is from now on
   */
  long definitionsChanged(Session session) throws SQLException;

  /**
   * In a transaction with the turn: a statement that was stored elsewhere at this time was put into
   * the log, and nothing will be stored before it.
   */
  void restored(Session session, Instant stored) throws SQLException;

  /**
   * Every statement stored before this, now or later, is visible to whoever begins to read now.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
   */
  Instant consistentThrough();

  /**
   * What a turn begins with.
   *
   * @param stored the time of storing, to the millisecond; never falls from turn to turn
   * @param definitions grows with every change of definitions, by whomever
   */
  record Turn(Instant stored, long definitions) {}
}
