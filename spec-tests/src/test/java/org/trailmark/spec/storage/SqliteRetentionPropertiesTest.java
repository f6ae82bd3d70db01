package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterTry;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.store.Storage;

/** With an index that writes and merges after every few statements. */
class SqliteRetentionPropertiesTest extends RetentionProperties {
  private final ScratchFolder folder = new ScratchFolder();

  @Override
  Storage openEmpty(InstantSource clock) {
    return MigratedSqlite.open(folder.make(), clock, new IndexShape(3, 2));
  }

  @AfterTry
  void removeFolder() {
    folder.remove();
  }
}
