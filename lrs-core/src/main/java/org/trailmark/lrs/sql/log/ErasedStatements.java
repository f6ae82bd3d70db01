package org.trailmark.lrs.sql.log;

import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.sql.connection.Session;

/**
 * The ids of statements that were erased or changed, as hashes with a secret of their own: whoever
 * knows an id can ask for it, and nobody can read them off.
 */
public final class ErasedStatements {
  private static final int BYTES = 16;
  private static final String ANY = "SELECT 1 FROM erased_statement LIMIT 1";
  private static final String FIND = "SELECT 1 FROM erased_statement WHERE hash = ?";
  private static final String ADD =
      "INSERT INTO erased_statement (hash) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String SECRET = "SELECT secret FROM erasure_secret";

  private final Session session;

  public ErasedStatements(Session session) {
    this.session = session;
  }

  /** Those of these ids that are here. */
  public Set<UUID> among(Collection<UUID> ids) throws SQLException {
    Set<UUID> found = new HashSet<>();
    if (is(session.prepare(ANY))) {
      byte[] secret = secret();
      PreparedStatement find = session.prepare(FIND);
      for (UUID id : ids) {
        find.setBytes(1, hash(id, secret));
        if (is(find)) {
          found.add(id);
        }
      }
    }
    return found;
  }

  /** To be called in the transaction that erases or changes them. */
  public void add(Collection<UUID> ids) throws SQLException {
    byte[] secret = secret();
    PreparedStatement add = session.prepare(ADD);
    for (UUID id : ids) {
      add.setBytes(1, hash(id, secret));
      add.addBatch();
    }
    add.executeBatch();
  }

  private static boolean is(PreparedStatement question) throws SQLException {
    try (ResultSet rows = question.executeQuery()) {
      return rows.next();
    }
  }

  private byte[] secret() throws SQLException {
    try (ResultSet rows = session.prepare(SECRET).executeQuery()) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  private static byte[] hash(UUID id, byte[] secret) {
    MessageDigest digest = Sha256.digest();
    digest.update(secret);
    return Arrays.copyOf(digest.digest(UuidBytes.of(id)), BYTES);
  }
}
