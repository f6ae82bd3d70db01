package org.trailmark.lrs.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.Scope;

class OldCredentialsTest {
  private static final Map<String, Set<Scope>> NOW =
      Map.of(
          "ADMIN", Set.of(Scope.ADMIN),
          "STATEMENTS_READ", Set.of(Scope.ALL_READ),
          "PEOPLE_READ,STATEMENTS_READ", Set.of(Scope.PEOPLE_READ, Scope.ALL_READ),
          "STATEMENTS_READ,STATEMENTS_WRITE",
              Set.of(
                  Scope.ALL_READ,
                  Scope.STATEMENTS_WRITE,
                  Scope.DEFINE,
                  Scope.STATE,
                  Scope.PROFILE));

  @Test
  void scopesOfBefore_allowWhatTheyAllowed(@TempDir Path folder) throws Exception {
    new OldFile(folder).close();
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lrs.db"));
        Statement insert = file.createStatement()) {
      for (String scopes : NOW.keySet()) {
        insert.executeUpdate(
            "INSERT INTO credential (credential_key, secret_hash, label, scopes, created_at)"
                + " VALUES ('%s', 'hash', 'label', '%s', 1)".formatted(scopes, scopes));
      }
    }

    try (SqliteStorage storage = SqliteStorage.open(folder, InstantSource.system())) {
      assertThat(storage.credentials().list("", 10))
          .hasSameSizeAs(NOW.keySet())
          .allSatisfy(now -> assertThat(now.scopes()).isEqualTo(NOW.get(now.key())))
          .noneMatch(Credential::disabled)
          .allMatch(now -> now.boundary() == null && now.lastUsedAt() == null);
    }
  }
}
