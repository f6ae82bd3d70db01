package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterTry;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.store.Storage;

class SqliteIdentityPropertiesTest extends IdentityProperties {
  private final ScratchFolder folder = new ScratchFolder();

  @Override
  Storage openEmpty(InstantSource clock) {
    return MigratedSqlite.open(folder.make(), clock, IndexShape.DEFAULT);
  }

  @AfterTry
  void removeFolder() {
    folder.remove();
  }
}
