package org.trailmark.spec.storage;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.Storage;

/** One storage for all tries of a property, emptied in between: opening takes longer than a try. */
final class SharedPostgresStorage {
  private final TestPostgres postgres = new TestPostgres();
  private @Nullable Storage open;

  Storage open(InstantSource clock) {
    if (open == null) {
      open = PostgresStorage.open(postgres.url(), clock);
    }
    return open;
  }

  void empty() {
    postgres.empty();
  }

  void close() {
    if (open != null) {
      open.close();
      postgres.giveBack();
    }
  }
}
