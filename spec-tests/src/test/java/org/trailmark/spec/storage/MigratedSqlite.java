package org.trailmark.spec.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.sql.SqliteStorage;

/**
 * Opens SQLite stores whose tables are made already: to make them takes longer than most tests.
 * They are made once in a process, and copied.
 */
final class MigratedSqlite {
  private static final String FILE = "lrs.db";
  private static final byte[] DATABASE = migrate();

  private MigratedSqlite() {}

  /** Opens the store of a folder; a new one where there is none. */
  static SqliteStorage open(Path folder, InstantSource clock, IndexShape shape) {
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      try {
        Files.write(file, DATABASE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return SqliteStorage.open(folder, clock, shape);
  }

  private static byte[] migrate() {
    ScratchFolder scratch = new ScratchFolder();
    Path folder = scratch.make();
    SqliteStorage.open(folder, InstantSource.fixed(Instant.EPOCH)).close();
    try {
      return Files.readAllBytes(folder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      scratch.remove();
    }
  }
}
