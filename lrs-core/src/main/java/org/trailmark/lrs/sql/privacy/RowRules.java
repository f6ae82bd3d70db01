package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;

/** What an erasure makes of the rows of the log. */
interface RowRules {

  /**
   * What becomes of a row; null: it stays as it is.
   *
   * @param late what finds the row beside its own terms
   */
  @Nullable RowChange judge(LogRow row, TermSet late, StatementIndex.Lookup lookup)
      throws SQLException;
}
