package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.Storage;

/** One storage for all tries, emptied in between: opening one takes longer than a try. */
class PostgresQueryPropertiesTest extends QueryProperties {
  private static final TestPostgres POSTGRES = new TestPostgres();
  private static @Nullable Storage open;

  @Override
  Storage openEmpty(InstantSource clock) {
    if (open == null) {
      open = PostgresStorage.open(POSTGRES.url(), clock);
    }
    return open;
  }

  @Override
  void release(Storage storage) {
    POSTGRES.empty();
  }

  @AfterContainer
  static void close() {
    if (open != null) {
      open.close();
      POSTGRES.giveBack();
    }
  }
}
