package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterTry;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Storage;

class SqliteQueryPropertiesTest extends QueryProperties {
  private final ScratchFolder folder = new ScratchFolder();

  @Override
  Storage openEmpty(InstantSource clock) {
    return SqliteStorage.open(folder.make(), clock);
  }

  @AfterTry
  void removeFolder() {
    folder.remove();
  }
}
