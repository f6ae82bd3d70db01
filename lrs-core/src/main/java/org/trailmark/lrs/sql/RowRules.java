package org.trailmark.lrs.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
