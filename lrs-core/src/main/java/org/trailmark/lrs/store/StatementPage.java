package org.trailmark.lrs.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a query's result.
 *
 * @param statements in the order asked for
 * @param next where the next page begins; null when there is nothing more
 */
public record StatementPage(
    List<StoredStatement> statements, StatementQuery.@Nullable Cursor next) {

  public StatementPage {
    statements = List.copyOf(statements);
  }
}
