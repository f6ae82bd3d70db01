package org.trailmark.lrs.sql.commit;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.UuidBytes;
import org.trailmark.lrs.store.SignatureReader.Numbered;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Signature;
import org.trailmark.lrs.xapi.Signature.Signer;
import org.trailmark.lrs.xapi.Signature.State;

/** The table of what signatures showed. */
public final class SignatureTable {
  private static final String VERDICT =
      "sha2, state, algorithm, subject, issuer, not_before, not_after";
  private static final String INSERT =
      "INSERT INTO signature (seq, " + VERDICT + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String OF =
      "SELECT " + VERDICT + " FROM signature WHERE seq = ? ORDER BY number";
  private static final String DELETE = "DELETE FROM signature WHERE seq = ?";
  private static final String NEWEST = newest("");
  private static final String NEWEST_IN_STATE = newest("state = ? AND ");

  private final Session session;

  public SignatureTable(Session session) {
    this.session = session;
  }

  private static String newest(String condition) {
    return "SELECT "
        + VERDICT
        + ", number, log.id, log.stored FROM signature JOIN log USING (seq) WHERE "
        + condition
        + "number < ? ORDER BY number DESC LIMIT ?";
  }

  /** To be called in the transaction that stores the statements. */
  void record(List<NewRow> added) throws SQLException {
    for (NewRow row : added) {
      for (Signature signature : row.statement().signatures()) {
        insert(row.seq(), signature);
      }
    }
  }

  private void insert(long seq, Signature signature) throws SQLException {
    PreparedStatement insert = session.prepare(INSERT);
    insert.setLong(1, seq);
    insert.setString(2, signature.sha2().hex());
    insert.setString(3, signature.state().slug());
    insert.setString(4, signature.algorithm());
    Signer signer = signature.signer();
    insert.setString(5, signer == null ? null : signer.subject());
    insert.setString(6, signer == null ? null : signer.issuer());
    setTime(insert, 7, signer == null ? null : signer.notBefore());
    setTime(insert, 8, signer == null ? null : signer.notAfter());
    insert.executeUpdate();
  }

  private static void setTime(PreparedStatement insert, int column, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      insert.setNull(column, Types.BIGINT);
    } else {
      insert.setLong(column, time.toEpochMilli());
    }
  }

  /** For erasures alone. */
  public void delete(long seq) throws SQLException {
    PreparedStatement delete = session.prepare(DELETE);
    delete.setLong(1, seq);
    delete.executeUpdate();
  }

  /** The signatures of the statement at a place, in its own order. */
  public List<Signature> of(long seq) throws SQLException {
    PreparedStatement select = session.prepare(OF);
    select.setLong(1, seq);
    List<Signature> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(signature(rows));
      }
    }
    return found;
  }

  /**
   * The newest signatures, newest first.
   *
   * @param state null: all
   */
  public List<Numbered> newest(@Nullable State state, long before, int max) throws SQLException {
    PreparedStatement select = session.prepare(state == null ? NEWEST : NEWEST_IN_STATE);
    int column = 0;
    if (state != null) {
      select.setString(++column, state.slug());
    }
    select.setLong(++column, before);
    select.setInt(++column, max);
    List<Numbered> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Numbered(
                rows.getLong(8),
                UuidBytes.toUuid(rows.getBytes(9)),
                Instant.ofEpochMilli(rows.getLong(10)),
                signature(rows)));
      }
    }
    return found;
  }

  private static Signature signature(ResultSet row) throws SQLException {
    return new Signature(
        new Sha2(row.getString(1)), State.ofSlug(row.getString(2)), row.getString(3), signer(row));
  }

  private static @Nullable Signer signer(ResultSet row) throws SQLException {
    String subject = row.getString(4);
    return subject == null
        ? null
        : new Signer(
            subject,
            requireNonNull(row.getString(5)),
            Instant.ofEpochMilli(row.getLong(6)),
            Instant.ofEpochMilli(row.getLong(7)));
  }
}
