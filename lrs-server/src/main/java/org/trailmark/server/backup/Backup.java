package org.trailmark.server.backup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.sqlite.SqliteCopy;

/** Makes a backup of a data folder, while a server uses it or not. */
public final class Backup {
  private static final Path LOG = Path.of("lrs.db");
  private static final Path PLUGINS = Path.of("plugins");
  private static final Path STAGING = Path.of("attachments", "staging");
  private static final Path LOCK = Path.of("trailmark.lock");

  private final Path data;
  private final Path target;
  private final List<Manifest.Entry> files = new ArrayList<>();

  private Backup(Path data, Path target) {
    this.data = data;
    this.target = target;
  }

  /**
   * Copies everything that a data folder holds, and says what was copied. All that was acknowledged
   * before is in it.
   *
   * @param target a folder that is new or empty, outside of {@code data}
   * @param program the version of this program
   * @throws LrsException {@code CONFLICT} if the target holds something; {@code
   *     INVALID_CONFIGURATION} if there is nothing to copy; {@code STORE_UNAVAILABLE} if something
   *     cannot be read or written
   */
  public static Manifest make(Path data, Path target, String program, Instant now) {
    Path from = data.toAbsolutePath().normalize();
    Path to = target.toAbsolutePath().normalize();
    if (!Files.isRegularFile(from.resolve(LOG))) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "There is no " + data.resolve(LOG) + ": nothing is kept in this folder.");
    }
    if (to.startsWith(from)) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "A backup does not lie in the folder that it is of: " + target);
    }
    try {
      Folders.requireFree(to);
      Folders.makePrivate(to);
      Backup backup = new Backup(from, to);
      backup.copy();
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              Manifest.VERSION,
              program,
              now.truncatedTo(ChronoUnit.SECONDS),
              backup.files);
      manifest.write(to);
      return manifest;
    } catch (IOException | UncheckedIOException e) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "The backup cannot be made: " + e, e);
    }
  }

  /**
   * Plugins first: one that is ahead of its log could not go on. Then the log, and at last the
   * attachments, each of which is in its place before its statement is stored.
   */
  private void copy() throws IOException {
    for (Path plugin : found(file -> isDatabase(file) && file.startsWith(PLUGINS))) {
      copyDatabase(plugin);
    }
    for (Path other : found(file -> isDatabase(file) && !file.startsWith(PLUGINS))) {
      copyDatabase(other);
    }
    for (Path file : found(file -> !isDatabase(file) && isKept(file))) {
      copyFile(file);
    }
  }

  private static boolean isDatabase(Path file) {
    return name(file).endsWith(".db");
  }

  /** What is no part of a database that is open, no draft, and of no use to another process. */
  private static boolean isKept(Path file) {
    String name = name(file);
    return !file.equals(LOCK)
        && !file.startsWith(STAGING)
        && Stream.of(".db-wal", ".db-shm", ".db-journal", ".new").noneMatch(name::endsWith);
  }

  private static String name(Path file) {
    return requireNonNull(file.getFileName()).toString();
  }

  /** Relative to the folder, in order. */
  private List<Path> found(Predicate<Path> which) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).map(data::relativize).filter(which).sorted().toList();
    }
  }

  private void copyDatabase(Path file) throws IOException {
    SqliteCopy.make(data.resolve(file), place(file));
    written(file);
  }

  private void copyFile(Path file) throws IOException {
    try {
      Files.copy(data.resolve(file), place(file), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      if (Files.exists(data.resolve(file))) {
        throw e; // it is the target that is not there
      }
      return; // deleted since it was found, as data that no statement refers to is
    }
    written(file);
  }

  private Path place(Path file) throws IOException {
    Path place = target.resolve(file);
    Files.createDirectories(requireNonNull(place.getParent()));
    return place;
  }

  private void written(Path file) throws IOException {
    files.add(WrittenFile.force(target, file.toString().replace('\\', '/')));
  }
}
