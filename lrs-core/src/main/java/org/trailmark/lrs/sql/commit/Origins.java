package org.trailmark.lrs.sql.commit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.sql.commit.GroupCommit.Written;
import org.trailmark.lrs.sql.commit.WaitingBatches.Waiting;
import org.trailmark.lrs.trace.RememberedContexts;
import org.trailmark.lrs.trace.SpanContext;

/**
 * Which watched requests the newest rows of the log came with. The writer tells, and before it
 * commits: nobody reads a row whose origin is not known yet. Anybody asks.
 */
public final class Origins {
  private final RememberedContexts<Long> bySeq = new RememberedContexts<>();
  private final List<Long> uncommitted = new ArrayList<>();

  /** The writer is about to commit. */
  void committing(List<Waiting> group, Written written) {
    int row = 0;
    for (int i = 0; i < group.size(); i++) {
      if (written.outcomes().get(i) instanceof Outcome.Taken taken) {
        int end = row + taken.appended().stored();
        if (group.get(i).request() == SpanContext.NONE) {
          row = end;
        }
        for (; row < end; row++) {
          long seq = written.rows().get(row).seq();
          bySeq.put(seq, group.get(i).request());
          uncommitted.add(seq);
        }
      }
    }
  }

  /** It did. */
  void committed() {
    uncommitted.clear();
  }

  /** It could not: others will have these places. */
  void undone() {
    uncommitted.forEach(bySeq::remove);
    uncommitted.clear();
  }

  /** Those of the rows after a place, up to another; each once. */
  public List<SpanContext> of(long after, long last) {
    if (bySeq.isEmpty()) {
      return List.of();
    }
    Set<SpanContext> found = new LinkedHashSet<>();
    for (long seq = after + 1; seq <= last; seq++) {
      found.add(bySeq.get(seq));
    }
    found.remove(SpanContext.NONE);
    return List.copyOf(found);
  }
}
