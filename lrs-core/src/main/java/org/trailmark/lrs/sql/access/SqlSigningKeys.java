package org.trailmark.lrs.sql.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.SigningKeys;

/** Keys in a table. */
public final class SqlSigningKeys implements SigningKeys {
  private static final String FIND = "SELECT secret FROM signing_key WHERE name = ?";
  private static final String ADD =
      "INSERT INTO signing_key (name, secret) VALUES (?, ?) ON CONFLICT (name) DO ";

  private final SqlReader reader;
  private final SqlWriter writer;

  public SqlSigningKeys(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<byte[]> find(String name) {
    return reader.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind(0, name)
                .map((row, context) -> row.getBytes(1))
                .findOne());
  }

  @Override
  public byte[] addIfMissing(String name, byte[] key) {
    return writer.transaction(
        session -> {
          set(session.prepare(ADD + "NOTHING"), name, key);
          PreparedStatement find = session.prepare(FIND);
          find.setString(1, name);
          try (ResultSet rows = find.executeQuery()) {
            rows.next();
            return rows.getBytes(1);
          }
        });
  }

  @Override
  public void replace(String name, byte[] key) {
    writer.transaction(
        session -> set(session.prepare(ADD + "UPDATE SET secret = excluded.secret"), name, key));
  }

  private static int set(PreparedStatement statement, String name, byte[] key) throws SQLException {
    statement.setString(1, name);
    statement.setBytes(2, key);
    return statement.executeUpdate();
  }
}
