package org.trailmark.journey.runtime;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Statements of which something is to be said, for whoever explains a way. */
public final class Remarks {
  static final int NEWEST = 100;

  private Remarks() {}

  /** The newest hundred of a learner's, for a publication. */
  public static List<Remark> of(int publication, String learner, Handle tx) {
    return new EvidenceRows(tx).remarks(publication, learner, NEWEST);
  }
}
