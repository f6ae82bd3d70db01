package org.trailmark.lrs.sql.commit;

import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.StatementWriter.Appended;

/** What became of one batch of a group. */
sealed interface Outcome {

  record Taken(Appended appended) implements Outcome {}

  record Refused(LrsException because) implements Outcome {}
}
