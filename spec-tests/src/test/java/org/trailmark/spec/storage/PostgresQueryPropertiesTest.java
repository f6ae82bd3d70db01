package org.trailmark.spec.storage;

import java.time.InstantSource;
import net.jqwik.api.lifecycle.AfterTry;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.Storage;

class PostgresQueryPropertiesTest extends QueryProperties {
  private TestPostgres postgres = new TestPostgres();

  @Override
  Storage openEmpty(InstantSource clock) {
    postgres = new TestPostgres();
    return PostgresStorage.open(postgres.url(), clock);
  }

  @AfterTry
  void dropSchema() {
    postgres.drop();
  }
}
