package org.trailmark.spec.storage;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.Storage;

class PostgresStorageTest extends StorageContract {
  private final TestPostgres postgres = new TestPostgres();

  @Override
  Storage open(InstantSource clock) {
    return PostgresStorage.open(postgres.url(), clock);
  }

  @AfterEach
  void giveBack() {
    postgres.giveBack();
  }
}
