package org.trailmark.journey.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;

/** The append-only rows of the ledger, as one transaction sees them. */
public final class Entries {
  private final Handle handle;

  public Entries(Handle handle) {
    this.handle = handle;
  }

  /** Writes a decision down. */
  public void append(String key, Entry entry) {
    append(List.of(key), List.of(entry));
  }

  /**
   * Writes decisions down.
   *
   * @param keys of the touchpoints that they are about, in the same order
   */
  void append(List<String> keys, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    long id = Rows.nextId(handle, "ledger_entry");
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      rows.add(
          Bulk.row(
              id + i,
              keys.get(i),
              entry.at().toEpochMilli(),
              entry.decision().name().toLowerCase(Locale.ROOT),
              entry.gate(),
              entry.reason(),
              Json.write(entry.numbers())));
    }
    Bulk.update(
        handle,
        "INSERT INTO ledger_entry (id, ledger_key, at, decision, gate, reason, numbers)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** All decisions about a touchpoint, oldest first. */
  public List<Entry> of(String key) {
    return of(List.of(key)).getOrDefault(key, List.of());
  }

  /** The same of several, by key; those without any are left out. */
  public Map<String, List<Entry>> of(Collection<String> keys) {
    return Bulk.grouped(
        handle,
        "ledger_key",
        Bulk.rows(keys),
        "SELECT e.ledger_key, e.at, e.decision, e.gate, e.reason, e.numbers"
            + " FROM asked CROSS JOIN ledger_entry e WHERE e.ledger_key = asked.ledger_key"
            + " ORDER BY e.id",
        row -> Rows.text(row, "ledger_key"),
        Entries::entry);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        Rows.instant(row, "at"),
        Entry.Decision.valueOf(Rows.text(row, "decision").toUpperCase(Locale.ROOT)),
        Rows.text(row, "gate"),
        Rows.text(row, "reason"),
        Json.readMap(Rows.text(row, "numbers")));
  }
}
