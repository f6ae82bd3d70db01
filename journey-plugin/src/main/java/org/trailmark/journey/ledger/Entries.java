package org.trailmark.journey.ledger;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
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
    handle.execute(
        "INSERT INTO ledger_entry (id, ledger_key, at, decision, gate, reason, numbers)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        Rows.nextId(handle, "ledger_entry"),
        key,
        entry.at().toEpochMilli(),
        entry.decision().name().toLowerCase(Locale.ROOT),
        entry.gate(),
        entry.reason(),
        Json.write(entry.numbers()));
  }

  /** All decisions about a touchpoint, oldest first. */
  public List<Entry> of(String key) {
    return handle
        .createQuery(
            "SELECT at, decision, gate, reason, numbers FROM ledger_entry"
                + " WHERE ledger_key = :key ORDER BY id")
        .bind("key", key)
        .map(
            (r, c) ->
                new Entry(
                    Rows.instant(r, "at"),
                    Entry.Decision.valueOf(Rows.text(r, "decision").toUpperCase(Locale.ROOT)),
                    Rows.text(r, "gate"),
                    Rows.text(r, "reason"),
                    Json.readMap(Rows.text(r, "numbers"))))
        .list();
  }
}
