package org.trailmark.lrs.sql.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.sqlite.AttachmentFiles;
import org.trailmark.lrs.sql.sqlite.SqliteFile;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;

class AttachmentSweepTest {
  private static final Sha2 KIND = new Sha2("0".repeat(64));

  @TempDir Path dataDir;

  private final Instant now = Instant.now();
  private final Instant longAgo = now.minus(AttachmentSweep.GRACE).minus(Duration.ofDays(1));
  private SqliteStorage storage;
  private SqlWriter database;
  private AttachmentFiles files;

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(dataDir, InstantSource.system());
    files = (AttachmentFiles) storage.attachments();
    database = new SqlWriter(new SqliteFile(dataDir.resolve("lrs.db")));
  }

  @AfterEach
  void close() {
    database.close();
    storage.close();
  }

  @Test
  void dataThatNothingRefersTo_isDeletedAfterTheGrace() throws IOException {
    Sha2 old = keep("old", longAgo);
    Sha2 young = keep("young", now.minus(AttachmentSweep.GRACE).plusSeconds(60));

    sweep();

    assertThat(storage.attachments().find(old)).isEmpty();
    assertThat(storage.attachments().find(young)).isPresent();
  }

  @Test
  void dataThatAStatementRefersTo_stays() throws IOException {
    sweep(); // the scan of the log ends here: what comes now is recorded by its own transaction
    Sha2 hash = keep("referred to", longAgo);
    append(hash);

    sweep();

    assertThat(storage.attachments().find(hash)).isPresent();
  }

  @Test
  void dataThatAStatementFromBeforeTheTableRefersTo_stays() throws IOException, SQLException {
    Sha2 hash = keep("old store", longAgo);
    append(hash);
    try (Connection older =
            DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("lrs.db"));
        Statement sql = older.createStatement()) {
      assertThat(sql.executeUpdate("DELETE FROM attachment_reference")).isEqualTo(1);
    }

    sweep();

    assertThat(storage.attachments().find(hash)).isPresent();
  }

  @Test
  void dataThatIsSentAgain_isYoungAgain() throws IOException {
    Sha2 hash = keep("again", longAgo);
    keep("again");

    sweep();

    assertThat(storage.attachments().find(hash)).isPresent();
  }

  @Test
  void dataOfAClockThatWasAhead_isDeletedAsSuchAlone() throws IOException {
    Instant ahead = now.plus(Duration.ofDays(365));
    Sha2 hash = keep("ahead", ahead);

    assertThat(files.deleteIfKeptAfter(hash, ahead)).isFalse();
    assertThat(files.deleteIfKeptAfter(hash, now)).isTrue();
    assertThat(files.deleteIfKeptAfter(hash, now)).as("it is gone").isFalse();
    assertThat(files.deleteIfKeptBefore(hash, ahead)).as("it is gone").isFalse();
  }

  @Test
  void dataThatIsSentAgainAfterItWasListed_stays() throws IOException {
    Sha2 hash = keep("raced", longAgo);
    Instant before = now.minus(AttachmentSweep.GRACE);
    assertThat(files.keptBefore(before)).containsExactly(hash);
    keep("raced");

    assertThat(files.deleteIfKeptBefore(hash, before)).isFalse();

    assertThat(storage.attachments().find(hash)).isPresent();
  }

  @Test
  void filesThatAreNotOurs_stay() throws IOException {
    Path foreign = Files.writeString(dataDir.resolve("attachments/README"), "of the operator");
    Files.setLastModifiedTime(foreign, FileTime.from(longAgo));

    sweep();

    assertThat(foreign).exists();
  }

  private void sweep() {
    new AttachmentSweep(files, database, storage.log()).sweep(now);
  }

  private Sha2 keep(String text, Instant at) throws IOException {
    Sha2 hash = keep(text);
    Files.setLastModifiedTime(files.place(hash), FileTime.from(at));
    return hash;
  }

  private Sha2 keep(String text) throws IOException {
    try (Staged staged = files.stage(KIND, new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      staged.keep();
      return staged.hash();
    }
  }

  /** Spelled in upper case, as clients may. */
  private void append(Sha2 hash) {
    String json =
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
         "verb": {"id": "http://example.org/passed"}, "object": {"id": "http://example.org/course"},
         "attachments": [{"usageType": "http://example.org/usage", "display": {"en": "a"},
           "contentType": "text/plain", "length": 1, "sha2": "%s"}]}"""
            .formatted(UUID.randomUUID(), hash.hex().toUpperCase(Locale.ROOT));
    storage
        .writer()
        .append(
            new StatementParser(StatementParser.Limits.DEFAULT)
                .parse(
                    json.getBytes(UTF_8),
                    StatementParser.Context.post(
                        XapiVersion.V2_0_0, Authority.account("https://example.org", "t", null))))
        .toCompletableFuture()
        .join();
  }
}
