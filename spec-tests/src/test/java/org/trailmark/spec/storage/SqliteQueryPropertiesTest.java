package org.trailmark.spec.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Storage;

class SqliteQueryPropertiesTest extends QueryProperties {
  private @Nullable Path folder;

  @Override
  Storage openEmpty(InstantSource clock) {
    try {
      folder = Files.createTempDirectory("trailmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteStorage.open(folder, clock);
  }

  @AfterTry
  void removeFolder() throws IOException {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
