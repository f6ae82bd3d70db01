package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterContainer;
import org.trailmark.lrs.store.Storage;

class PostgresRetentionPropertiesTest extends RetentionProperties {
  private static final SharedPostgresStorage POSTGRES = new SharedPostgresStorage();

  @Override
  Storage openEmpty(InstantSource clock) {
    return POSTGRES.open(clock);
  }

  @Override
  void release(Storage storage) {
    POSTGRES.empty();
  }

  @AfterContainer
  static void close() {
    POSTGRES.close();
  }
}
