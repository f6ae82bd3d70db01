package org.trailmark.lrs.sql.log;

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
public record Statements(TermKeys keys, StatementPacker packer, RecentStatements recent) {

  /** The statements at some places, in the order of the places; what is not there is left out. */
  public List<Unpacked> at(List<Long> places, LogTable log) throws SQLException {
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
    for (PackedRow row : log.content(lacking)) {
      found.put(row.seq(), unpacked(row));
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

  /**
   * The oldest statements of a part of the log, both ends included.
   *
   * @param maxBytes of JSON; the first is taken whatever its length
   */
  public List<Unpacked> range(long from, long to, int max, long maxBytes, LogTable log)
      throws SQLException {
    Gathered gathered = new Gathered(max, maxBytes);
    long next = from;
    Unpacked known = recent.get(next);
    while (known != null && next <= to && gathered.takes(known)) {
      known = recent.get(++next);
    }
    if (next <= to && !gathered.isFull()) {
      log.content(next, to, max, row -> gathered.takes(unpacked(row)));
    }
    return gathered.all;
  }

  /** Statements, as long as they fit. */
  private static final class Gathered {
    private final List<Unpacked> all = new ArrayList<>();
    private final int max;
    private final long maxBytes;
    private long bytes;
    private boolean tooLong;

    Gathered(int max, long maxBytes) {
      this.max = max;
      this.maxBytes = maxBytes;
    }

    boolean isFull() {
      return tooLong || all.size() >= max;
    }

    /** Whether it was taken; if not, nothing that comes after it will be. */
    boolean takes(Unpacked next) {
      tooLong |= !all.isEmpty() && bytes + next.json().length > maxBytes;
      if (isFull()) {
        return false;
      }
      all.add(next);
      bytes += next.json().length;
      return true;
    }
  }

  /** With what is known of voiding now; how each is written is not looked at. */
  public static List<StoredStatement> of(List<Unpacked> statements, StatementIndex.Lookup lookup)
      throws SQLException {
    Set<UUID> voided = voided(statements, lookup);
    return statements.stream()
        .map(
            one ->
                new StoredStatement(
                    one.seq(), one.id(), one.stored(), voided.contains(one.id()), one.json()))
        .toList();
  }

  /**
   * For readers of any version of the standard: with what is plain of the version that it needs,
   * where that is remembered; to find it out for one answer is left to who writes it.
   */
  public StoredStatement shown(Unpacked statement, boolean voided) {
    return new StoredStatement(
        statement.seq(),
        statement.id(),
        statement.stored(),
        voided,
        statement.json(),
        recent.takes(statement.json()) && statement.isPlainlyOf103());
  }

  Unpacked unpacked(PackedRow row) {
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
  public static Set<UUID> voided(List<Unpacked> statements, StatementIndex.Lookup lookup)
      throws SQLException {
    List<Unpacked> voidable = new ArrayList<>(statements.size());
    for (Unpacked statement : statements) {
      if (!statement.voiding()) {
        voidable.add(statement);
      }
    }
    return voidable.isEmpty() ? Set.of() : lookup.voided(voidable);
  }
}
