package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Sha2;

class SqliteStorageTest extends StorageContract {
  @TempDir Path folder;

  @Override
  Storage open(InstantSource clock) {
    return MigratedSqlite.open(folder, clock, IndexShape.DEFAULT);
  }

  @Test
  void erased_dataThatAClockThatWasAheadKept_goes() throws IOException {
    Sha2 hash;
    byte[] data = "hers".getBytes(UTF_8);
    try (AttachmentStore.Staged staged =
        storage().attachments().stage(new Sha2("0".repeat(64)), new ByteArrayInputStream(data))) {
      staged.keep();
      hash = staged.hash();
    }
    append(Sample.of("ann", "passed").attached(hash));
    Path file =
        folder
            .resolve("attachments")
            .resolve(hash.hex().substring(0, 2) + "/" + hash.hex().substring(2));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(365))));

    storage()
        .eraser()
        .begin(
            new Eraser.Order(
                UUID.randomUUID(),
                Eraser.Kind.ERASURE,
                Set.of(Sample.agent("ann")),
                "c",
                "admin",
                ""));
    while (storage().eraser().next()) {
      assertThat(storage().eraser().unfinished()).isPresent();
    }
    storage().eraser().finish("receipt");

    assertThat(storage().attachments().find(hash)).isEmpty();
  }
}
