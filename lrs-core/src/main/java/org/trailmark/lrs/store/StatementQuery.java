package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Which statements, in which order, and how many (xAPI-Communication 2.1.3). All conditions that
 * are given must hold.
 *
 * @param agent null: any
 * @param relatedAgents widens {@code agent} to authority, instructor, team and SubStatements
 * @param verb IRI; null: any
 * @param activity IRI; null: any
 * @param relatedActivities widens {@code activity} to context activities and SubStatements
 * @param registration null: any
 * @param since stored after this; null: no bound
 * @param until stored at this or before; null: no bound
 * @param ascending oldest first; else newest first
 * @param limit how many at most, 1 or more
 * @param cursor continue after this statement of an earlier page of the same query; null: from the
 *     start
 */
public record StatementQuery(
    @Nullable Ifi agent,
    boolean relatedAgents,
    @Nullable String verb,
    @Nullable String activity,
    boolean relatedActivities,
    @Nullable UUID registration,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean ascending,
    int limit,
    @Nullable Cursor cursor) {

  public StatementQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
  }

  /**
   * A place in the result that stays where it is while statements arrive: nothing after it is
   * repeated or hidden.
   *
   * @param after {@code seq} of the last statement that was given
   * @param newest {@code seq} of the newest statement that existed at the first page; a later one
   *     is no part of the result
   */
  public record Cursor(long after, long newest) {}

  /** Everything, newest first. */
  public static StatementQuery all(int limit) {
    return new StatementQuery(null, false, null, null, false, null, null, null, false, limit, null);
  }

  /** The same query, continued. */
  public StatementQuery from(Cursor next) {
    return new StatementQuery(
        agent,
        relatedAgents,
        verb,
        activity,
        relatedActivities,
        registration,
        since,
        until,
        ascending,
        limit,
        next);
  }
}
