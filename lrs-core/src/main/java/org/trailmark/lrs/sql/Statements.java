package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.store.StoredStatement;

/** Makes statements out of rows. */
record Statements(TermKeys keys, StatementPacker packer, RecentStatements recent) {

  /** The statements at some places, in the order of the places; what is not there is left out. */
  List<Unpacked> at(List<Long> places, LogTable log) throws SQLException {
    Map<Long, Unpacked> found = new HashMap<>(2 * places.size());
    List<Long> lacking = new ArrayList<>();
    for (long place : places) {
      Unpacked known = recent.get(place);
      if (known == null) {
        lacking.add(place);
      } else {
        found.put(place, known);
      }
    }
    for (LogRow row : log.all(lacking)) {
      found.put(row.seq(), unpack(row));
    }
    List<Unpacked> all = new ArrayList<>(found.size());
    for (long place : places) {
      Unpacked statement = found.get(place);
      if (statement != null) {
        all.add(statement);
      }
    }
    return all;
  }

  /** With what is known of voiding now. */
  List<StoredStatement> of(List<LogRow> rows, StatementIndex.Lookup lookup) throws SQLException {
    List<Unpacked> unpacked = rows.stream().map(this::unpack).toList();
    Set<UUID> voided = voided(unpacked, lookup);
    return unpacked.stream().map(one -> of(one, voided.contains(one.id()))).toList();
  }

  static StoredStatement of(Unpacked statement, boolean voided) {
    return new StoredStatement(
        statement.seq(), statement.id(), statement.stored(), voided, statement.json());
  }

  private Unpacked unpack(LogRow row) {
    Unpacked known = recent.get(row.seq());
    if (known != null) {
      return known;
    }
    Unpacked unpacked =
        new Unpacked(
            row.seq(),
            row.id(),
            row.stored(),
            row.voiding(),
            packer.unpack(row.packed(), row.stored()));
    recent.put(unpacked);
    return unpacked;
  }

  /** The ids of those that are voided: never a voiding statement (xAPI-Data 2.3.2). */
  static Set<UUID> voided(List<Unpacked> statements, StatementIndex.Lookup lookup)
      throws SQLException {
    List<UUID> voidable = new ArrayList<>(statements.size());
    for (Unpacked statement : statements) {
      if (!statement.voiding()) {
        voidable.add(statement.id());
      }
    }
    return voidable.isEmpty() ? Set.of() : lookup.voided(voidable);
  }
}
