package org.trailmark.journey.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * Opens stores whose tables are made already, the plugin's too: to make them takes longer than most
 * tests. They are made once in a process, and copied.
 */
public final class MigratedStore {
  /** The databases of a new store, by their place in its folder. */
  private static final Map<Path, byte[]> DATABASES = migrate();

  private MigratedStore() {}

  /** Opens the store of a folder; a new one where there is none. */
  public static SqliteStorage open(Path folder, InstantSource clock) {
    try {
      for (Map.Entry<Path, byte[]> database : DATABASES.entrySet()) {
        Path file = folder.resolve(database.getKey().toString());
        if (Files.notExists(file)) {
          Files.createDirectories(file.getParent());
          Files.write(file, database.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteStorage.open(folder, clock);
  }

  /** The plugin's database. */
  public static PluginDatabase journeys(SqliteStorage storage) {
    return storage.pluginDatabase(
        "journey", Optional.of("db/journey"), MigratedStore.class.getClassLoader());
  }

  private static Map<Path, byte[]> migrate() {
    try {
      Path folder = Files.createTempDirectory("migrated");
      try (SqliteStorage storage = SqliteStorage.open(folder, InstantSource.fixed(Instant.EPOCH))) {
        PluginDatabase unused = journeys(storage);
      }
      Map<Path, byte[]> databases = new HashMap<>();
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          if (file.toString().endsWith(".db")) {
            databases.put(folder.relativize(file), Files.readAllBytes(file));
          }
          Files.delete(file);
        }
      }
      return databases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
