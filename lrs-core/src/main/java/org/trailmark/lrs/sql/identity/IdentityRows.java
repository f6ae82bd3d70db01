package org.trailmark.lrs.sql.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityEvent.Kind;
import org.trailmark.lrs.xapi.Ifi;

/** How an event of linking or unlinking is read from a row. */
public final class IdentityRows {
  /** In the order that {@link #map} expects; the table's alias is {@code e}. */
  public static final String COLUMNS =
      "e.seq, e.kind, e.link, e.one, e.other, e.author, e.reason, e.at";

  /**
   * The agents that links in force join to one, that one included; its parameter is the agent's
   * key. Each step follows the links of the agents that the step before found.
   */
  public static final String PERSON =
      "WITH RECURSIVE person (agent) AS (SELECT CAST(? AS TEXT)"
          + " UNION SELECT l.other FROM person p JOIN identity_link l ON l.agent = p.agent) ";

  private static final int LINKED = 1;
  private static final int UNLINKED = 2;

  private IdentityRows() {}

  /** Reads {@link #COLUMNS}. */
  public static IdentityEvent map(ResultSet row) throws SQLException {
    return new IdentityEvent(
        row.getLong(1),
        kind(row.getInt(2)),
        row.getLong(3),
        Ifi.ofKey(row.getString(4)),
        Ifi.ofKey(row.getString(5)),
        row.getString(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)));
  }

  /** As it is stored; never changes. */
  static int code(Kind kind) {
    return switch (kind) {
      case LINKED -> LINKED;
      case UNLINKED -> UNLINKED;
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case LINKED -> Kind.LINKED;
      case UNLINKED -> Kind.UNLINKED;
      default -> throw new IllegalStateException("no kind of event: " + code);
    };
  }
}
