package org.trailmark.lrs.sql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.trailmark.lrs.store.CredentialStore;

/** Credentials in a table. */
final class SqlCredentials implements CredentialStore {
  private static final String COLUMNS = "credential_key, secret_hash, label, scopes, created_at";
  private static final String FIND =
      "SELECT " + COLUMNS + " FROM credential WHERE credential_key = :key";
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + " FROM credential WHERE credential_key > :after ORDER BY credential_key LIMIT :max";
  private static final String SAVE =
      "INSERT INTO credential ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (credential_key) DO UPDATE SET"
          + " secret_hash = excluded.secret_hash, label = excluded.label,"
          + " scopes = excluded.scopes, created_at = excluded.created_at";
  private static final String REMOVE = "DELETE FROM credential WHERE credential_key = ?";

  private final SqlReader reader;
  private final SqlWriter writer;

  SqlCredentials(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<Credential> find(String key) {
    return reader.read(
        handle -> handle.createQuery(FIND).bind("key", key).map(SqlCredentials::map).findOne());
  }

  @Override
  public List<Credential> list(String afterKey, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(LIST)
                .bind("after", afterKey)
                .bind("max", max)
                .map(SqlCredentials::map)
                .list());
  }

  @Override
  public void save(Credential credential) {
    writer.transaction(
        session -> {
          PreparedStatement save = session.prepare(SAVE);
          save.setString(1, credential.key());
          save.setString(2, credential.secretHash());
          save.setString(3, credential.label());
          save.setString(
              4, credential.scopes().stream().map(Scope::name).sorted().collect(joining(",")));
          save.setLong(5, credential.createdAt().toEpochMilli());
          return save.executeUpdate();
        });
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

  private static Credential map(ResultSet row, StatementContext context) throws SQLException {
    return new Credential(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Arrays.stream(row.getString(4).split(",", -1))
            .map(Scope::valueOf)
            .collect(toUnmodifiableSet()),
        Instant.ofEpochMilli(row.getLong(5)));
  }
}
