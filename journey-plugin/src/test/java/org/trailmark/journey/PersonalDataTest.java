package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.runtime.RemovedEvidence;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.xapi.Ifi;

/** Of somebody whom no journey knows yet there may be something in history that was read ahead. */
class PersonalDataTest {
  private static final Set<Ifi> NOBODY = Set.of(new Ifi.Mbox("mailto:nobody@example.org"));

  @TempDir Path folder;
  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = MigratedStore.open(folder, () -> Instant.EPOCH);
    database = MigratedStore.journeys(storage);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private <T> long editionAfter(SqlWork<T> work) {
    T unused = database.write(work);
    return database.read(
        tx ->
            Handles.over(tx)
                .createQuery("SELECT number FROM history_edition")
                .mapTo(Long.class)
                .one());
  }

  @Test
  void whatIsErasedOrRemoved_makesAnotherEditionOfHistory() {
    JourneyPersonalData data = new JourneyPersonalData();
    long begin = editionAfter(tx -> tx);

    assertThat(editionAfter(tx -> data.erase(NOBODY, tx))).isEqualTo(begin + 1);
    Ifi.Account pseudonym = new Ifi.Account("https://lrs.example.org", "somebody");
    assertThat(editionAfter(tx -> data.pseudonymise(NOBODY, pseudonym, tx))).isEqualTo(begin + 2);
    assertThat(
            editionAfter(
                tx -> {
                  new RemovedEvidence()
                      .removed(List.of(new Removed(1, UUID.randomUUID(), "old")), tx);
                  return tx;
                }))
        .isEqualTo(begin + 3);
  }
}
