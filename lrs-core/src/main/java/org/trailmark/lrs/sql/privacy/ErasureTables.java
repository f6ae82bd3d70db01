package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Eraser.Erasure;
import org.trailmark.lrs.store.Eraser.Extent;
import org.trailmark.lrs.store.Eraser.Kind;
import org.trailmark.lrs.xapi.Ifi;

/**
 * The tables of erasures, as one session sees them. Runs of retention are acts in them, too, with
 * the same phases; what they have of their own is in {@link RetentionTables}.
 */
final class ErasureTables {
  private static final String COLUMNS =
      "number, id, author, reason, begun_at, commitment, erased, changed, documents,"
          + " identity_events, attachments, receipt, phase, seq, kind, pseudonym";

  /** The kind of a row that is no erasure; never changes. */
  static final int RETENTION = 2;

  private static final String OF_PERSONS = " AND kind <> " + RETENTION;

  private final Session session;

  ErasureTables(Session session) {
    this.session = session;
  }

  /**
   * An erasure of a person or a run of retention, whichever is unfinished.
   *
   * @param seq how far was read in this phase
   */
  record Act(long number, String id, boolean isRetention, Phase phase, long seq) {}

  /** What an act is at. */
  enum Phase {
    LOG(0),
    REST(1),
    DATA(2),
    INDEX(3),
    PLUGINS(4),
    FILES(5),
    DONE(6);

    /** As it is stored; never changes. */
    private final int code;

    Phase(int code) {
      this.code = code;
    }

    static Phase of(int code) {
      for (Phase phase : values()) {
        if (phase.code == code) {
          return phase;
        }
      }
      throw new IllegalStateException("no phase of an erasure: " + code);
    }
  }

  /**
   * An erasure and how far it is.
   *
   * @param seq how far the log was read in this phase
   * @param pseudonym who stands in the person's place; null: nobody
   */
  record Standing(Erasure erasure, Phase phase, long seq, Ifi.@Nullable Account pseudonym) {}

  /**
   * @param pseudonym null: nobody stands in their place
   */
  void insert(Erasure erasure, Collection<Ifi> agents, Ifi.@Nullable Account pseudonym)
      throws SQLException {
    PreparedStatement insert =
        session.prepare(
            "INSERT INTO erasure (number, id, author, reason, begun_at, commitment, phase, seq,"
                + " identity_head, log_head, erased, changed, documents, identity_events,"
                + " attachments, kind, pseudonym) VALUES (?, ?, ?, ?, ?, ?, 0, 0,"
                + " (SELECT coalesce(max(seq), 0) FROM identity_event), 0, 0, 0, 0, 0, 0, ?, ?)");
    insert.setLong(1, erasure.number());
    insert.setString(2, erasure.id().toString());
    insert.setString(3, erasure.author());
    insert.setString(4, erasure.reason());
    insert.setLong(5, erasure.begunAt().toEpochMilli());
    insert.setString(6, erasure.commitment());
    insert.setInt(7, code(erasure.kind()));
    insert.setString(8, pseudonym == null ? null : pseudonym.name());
    insert.executeUpdate();
    for (Ifi agent : agents) {
      update(
          "INSERT INTO erasure_agent (erasure, agent) VALUES (?, ?)",
          erasure.number(),
          agent.key());
    }
  }

  /** As it is stored; never changes. */
  private static int code(Kind kind) {
    return switch (kind) {
      case ERASURE -> 0;
      case PSEUDONYM -> 1;
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case 0 -> Kind.ERASURE;
      case 1 -> Kind.PSEUDONYM;
      default -> throw new IllegalStateException("no kind of erasure: " + code);
    };
  }

  /** Null: nothing is unfinished. */
  @Nullable Act act() throws SQLException {
    try (ResultSet row =
        session
            .prepare("SELECT number, id, kind, phase, seq FROM erasure WHERE phase < 6 LIMIT 1")
            .executeQuery()) {
      return row.next()
          ? new Act(
              row.getLong(1),
              row.getString(2),
              row.getInt(3) == RETENTION,
              Phase.of(row.getInt(4)),
              row.getLong(5))
          : null;
    }
  }

  /**
   * There is one act at a time.
   *
   * @throws LrsException {@code CONFLICT}
   */
  void requireNoAct() throws SQLException {
    Act other = act();
    if (other != null) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          (other.isRetention ? "The run of retention " : "The erasure ")
              + other.id
              + " is not ended yet; there is one at a time.");
    }
  }

  long lastNumber() throws SQLException {
    try (ResultSet rows =
        session.prepare("SELECT coalesce(max(number), 0) FROM erasure").executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Null: no person's is unfinished. */
  @Nullable Standing unfinished() throws SQLException {
    List<Standing> found =
        read(
            session.prepare(
                "SELECT " + COLUMNS + " FROM erasure WHERE phase < 6" + OF_PERSONS + " LIMIT 1"));
    return found.isEmpty() ? null : found.get(0);
  }

  @Nullable Standing find(UUID id) throws SQLException {
    PreparedStatement find =
        session.prepare("SELECT " + COLUMNS + " FROM erasure WHERE id = ?" + OF_PERSONS);
    find.setString(1, id.toString());
    List<Standing> found = read(find);
    return found.isEmpty() ? null : found.get(0);
  }

  List<Standing> list(long before, int max) throws SQLException {
    PreparedStatement list =
        session.prepare(
            "SELECT "
                + COLUMNS
                + " FROM erasure WHERE number < ?"
                + OF_PERSONS
                + " ORDER BY number DESC LIMIT ?");
    list.setLong(1, before);
    list.setInt(2, max);
    return read(list);
  }

  private static List<Standing> read(PreparedStatement select) throws SQLException {
    List<Standing> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Phase phase = Phase.of(row.getInt(13));
        String pseudonym = row.getString(16);
        Extent done =
            new Extent(
                row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11));
        found.add(
            new Standing(
                new Erasure(
                    row.getLong(1),
                    UUID.fromString(row.getString(2)),
                    kind(row.getInt(15)),
                    row.getString(3),
                    row.getString(4),
                    Instant.ofEpochMilli(row.getLong(5)),
                    row.getString(6),
                    done,
                    row.getString(12),
                    phase == Phase.DONE),
                phase,
                row.getLong(14),
                pseudonym == null ? null : Eraser.pseudonym(pseudonym)));
      }
    }
    return found;
  }

  /** Until the transaction ends, no other node takes an unfinished erasure on. */
  void lock() throws SQLException {
    update("UPDATE erasure SET seq = seq WHERE phase < 6");
  }

  Set<Ifi> agents(long number) throws SQLException {
    PreparedStatement select = session.prepare("SELECT agent FROM erasure_agent WHERE erasure = ?");
    select.setLong(1, number);
    Set<Ifi> agents = new HashSet<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        agents.add(Ifi.ofKey(rows.getString(1)));
      }
    }
    return agents;
  }

  void advance(long number, Phase phase, long seq) throws SQLException {
    update("UPDATE erasure SET phase = ?, seq = ? WHERE number = ?", phase.code, seq, number);
  }

  /** The log was read up to a place, which is never given again, whatever becomes of its row. */
  void read(long number, long seq) throws SQLException {
    update("UPDATE erasure SET seq = ?, log_head = ? WHERE number = ?", seq, seq, number);
  }

  void count(long number, Extent more) throws SQLException {
    update(
        "UPDATE erasure SET erased = erased + ?, changed = changed + ?, documents = documents + ?,"
            + " identity_events = identity_events + ?, attachments = attachments + ?"
            + " WHERE number = ?",
        more.statements(),
        more.changed(),
        more.documents(),
        more.identityEvents(),
        more.attachments(),
        number);
  }

  void data(long number, String sha2) throws SQLException {
    update(
        "INSERT INTO erasure_data (erasure, sha2) VALUES (?, ?) ON CONFLICT DO NOTHING",
        number,
        sha2);
  }

  /** Somebody else refers to it, too. */
  void keepData(long number, String sha2) throws SQLException {
    update("DELETE FROM erasure_data WHERE erasure = ? AND sha2 = ?", number, sha2);
  }

  Set<String> data(long number) throws SQLException {
    PreparedStatement select =
        session.prepare("SELECT sha2 FROM erasure_data WHERE erasure = ? ORDER BY sha2");
    select.setLong(1, number);
    Set<String> data = new TreeSet<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        data.add(rows.getString(1));
      }
    }
    return data;
  }

  /** Nothing says any more who it was, or who she is now. */
  void forget(long number, String receipt) throws SQLException {
    update("UPDATE erasure SET receipt = ?, pseudonym = NULL WHERE number = ?", receipt, number);
    update("DELETE FROM erasure_agent WHERE erasure = ?", number);
    forgetPlaces(number);
  }

  /** What an act did is done everywhere. */
  void forgetPlaces(long number) throws SQLException {
    for (String table : List.of("erasure_place", "erasure_data")) {
      update("DELETE FROM " + table + " WHERE erasure = ?", number);
    }
  }

  int update(String sql, Object... values) throws SQLException {
    PreparedStatement change = session.prepare(sql);
    for (int i = 0; i < values.length; i++) {
      change.setObject(i + 1, values[i]);
    }
    return change.executeUpdate();
  }
}
