package org.trailmark.lrs.store;

import java.util.List;

/** Reads the audit log. Safe on any thread. */
public interface AuditReader {

  /**
   * Acts, the one begun last first.
   *
   * @param before only those begun before the entry at this place; {@link Long#MAX_VALUE} for all
   * @param max how many at most
   */
  List<AuditedAct> acts(AuditQuery query, long before, int max);

  /**
   * The entries themselves, in their order.
   *
   * @param seq only those after this place; 0 for all
   * @param max how many at most
   */
  List<AuditEntry> readAfter(long seq, int max);
}
