package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;

/** What becomes of statements that a rule of retention finds. For one session. */
record RetentionVerdicts(StatementIndex.Lookup lookup, HeldPersons held) {

  enum Verdict {
    GOES,
    /** Stays: it names a person on hold, or refers to what does. */
    HELD,
    /** Stays: without it, what it voids would be there again. */
    VOIDING
  }

  /** Whether a statement that is here is going to go. */
  @FunctionalInterface
  interface Going {
    boolean is(LogRow row) throws SQLException;
  }

  /**
   * @param found all that finds it
   */
  Verdict of(LogRow row, TermSet found, Going going) throws SQLException {
    if (held.areIn(row, found)) {
      return Verdict.HELD;
    }
    LogRow voided = voided(row);
    return voided == null || going.is(voided) ? Verdict.GOES : Verdict.VOIDING;
  }

  /** A voiding statement itself cannot be voided (xAPI-Data 2.3.2). */
  private @Nullable LogRow voided(LogRow row) throws SQLException {
    if (!row.voiding() || row.target() == null) {
      return null;
    }
    LogRow target = lookup.byId(Set.of(row.target())).get(row.target());
    return target == null || target.voiding() ? null : target;
  }
}
