package org.trailmark.spec.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.store.Storage;

/** The same with an index that writes and merges after every few statements. */
class SqliteSmallIndexTest extends StorageContract {
  @TempDir Path folder;

  @Override
  Storage open(InstantSource clock) {
    return MigratedSqlite.open(folder, clock, new IndexShape(2, 2));
  }
}
