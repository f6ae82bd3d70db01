package org.trailmark.lrs.sql.access;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.Scope;

/** Credentials in a table. */
public final class SqlCredentials implements CredentialStore {
  private static final String COLUMNS =
      "credential_key, secret_hash, older_hash, older_until, label, scopes, boundary, created_at,"
          + " expires_at, disabled, last_used_at";
  private static final String FIND =
      "SELECT " + COLUMNS + " FROM credential WHERE credential_key = ?";
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + " FROM credential WHERE credential_key > :after ORDER BY credential_key LIMIT :max";
  private static final String SAVE =
      "INSERT INTO credential ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (credential_key) DO UPDATE SET"
          + " secret_hash = excluded.secret_hash, older_hash = excluded.older_hash,"
          + " older_until = excluded.older_until, label = excluded.label,"
          + " scopes = excluded.scopes, boundary = excluded.boundary,"
          + " created_at = excluded.created_at, expires_at = excluded.expires_at,"
          + " disabled = excluded.disabled";
  private static final String REMOVE = "DELETE FROM credential WHERE credential_key = ?";
  private static final String USED =
      "UPDATE credential SET last_used_at = ? WHERE credential_key = ?"
          + " AND (last_used_at IS NULL OR last_used_at < ?)";

  private final SqlReader reader;
  private final SqlWriter writer;

  public SqlCredentials(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<Credential> find(String key) {
    return reader.look(session -> find(session, key));
  }

  private static Optional<Credential> find(Session session, String key) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, key);
    try (ResultSet rows = find.executeQuery()) {
      return rows.next() ? Optional.of(map(rows)) : Optional.empty();
    }
  }

  @Override
  public List<Credential> list(String afterKey, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(LIST)
                .bind("after", afterKey)
                .bind("max", max)
                .map((row, context) -> map(row))
                .list());
  }

  @Override
  public void save(Credential credential) {
    writer.transaction(session -> save(session, credential));
  }

  @Override
  public Optional<Credential> change(String key, UnaryOperator<Credential> change) {
    return writer.transaction(
        session -> {
          Optional<Credential> changed = find(session, key).map(change);
          if (changed.isPresent()) {
            save(session, changed.get());
          }
          return changed;
        });
  }

  private static int save(Session session, Credential credential) throws SQLException {
    Credential.OlderSecret older = credential.older();
    PreparedStatement save = session.prepare(SAVE);
    save.setString(1, credential.key());
    save.setString(2, credential.secretHash());
    save.setString(3, older == null ? null : older.hash());
    setTime(save, 4, older == null ? null : older.until());
    save.setString(5, credential.label());
    save.setString(6, credential.scopes().stream().sorted().map(Scope::text).collect(joining(" ")));
    save.setString(
        7, credential.boundary() == null ? null : BoundaryJson.write(credential.boundary()));
    setTime(save, 8, credential.createdAt());
    setTime(save, 9, credential.expiresAt());
    save.setInt(10, credential.disabled() ? 1 : 0);
    setTime(save, 11, credential.lastUsedAt());
    return save.executeUpdate();
  }

  @Override
  public boolean remove(String key) {
    return writer.transaction(
        session -> {
          PreparedStatement remove = session.prepare(REMOVE);
          remove.setString(1, key);
          return remove.executeUpdate() > 0;
        });
  }

  @Override
  public void used(String key, Instant at) {
    writer.transaction(
        session -> {
          PreparedStatement used = session.prepare(USED);
          used.setLong(1, at.toEpochMilli());
          used.setString(2, key);
          used.setLong(3, at.toEpochMilli());
          return used.executeUpdate();
        });
  }

  private static Credential map(ResultSet row) throws SQLException {
    String olderHash = row.getString(3);
    String boundary = row.getString(7);
    return new Credential(
        row.getString(1),
        row.getString(2),
        olderHash == null
            ? null
            : new Credential.OlderSecret(olderHash, requireNonNull(time(row, 4))),
        row.getString(5),
        Arrays.stream(row.getString(6).split(" ", -1)).map(Scope::new).collect(toUnmodifiableSet()),
        boundary == null ? null : BoundaryJson.read(boundary),
        requireNonNull(time(row, 8)),
        time(row, 9),
        row.getInt(10) != 0,
        time(row, 11));
  }

  private static void setTime(PreparedStatement statement, int at, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      statement.setNull(at, Types.BIGINT);
    } else {
      statement.setLong(at, time.toEpochMilli());
    }
  }

  private static @Nullable Instant time(ResultSet row, int at) throws SQLException {
    long millis = row.getLong(at);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
