package org.trailmark.server.backup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. Written last: a folder without one is a backup that was never finished.
 *
 * @param format {@link #FORMAT}
 * @param version of the format
 * @param trailmark the version of the program that made it
 * @param createdAt when it was begun, UTC
 * @param files all files but this one, in the order in which they were copied
 */
public record Manifest(
    String format, int version, String trailmark, Instant createdAt, List<Entry> files) {
  /** How the file is called. */
  static final String FILE = "manifest.json";

  static final String FORMAT = "trailmark-backup";
  static final int VERSION = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public Manifest {
    requireNonNull(format, "format");
    requireNonNull(trailmark, "trailmark");
    requireNonNull(createdAt, "createdAt");
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param path relative to the folder, with slashes
   * @param sha256 hexadecimal, in lower case
   */
  public record Entry(String path, long size, String sha256) {
    public Entry {
      requireNonNull(path, "path");
      requireNonNull(sha256, "sha256");
    }
  }

  /**
   * Reads the one of a backup.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if there is none that this version can read
   */
  public static Manifest read(Path backup) {
    Path file = backup.resolve(FILE);
    try {
      Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
      if (!manifest.format.equals(FORMAT) || manifest.version != VERSION) {
        throw unusable(file, "it is of another kind or version", null);
      }
      return manifest;
    } catch (IOException | JacksonException e) {
      throw unusable(file, e.toString(), e);
    }
  }

  private static LrsException unusable(Path file, String why, @Nullable Throwable cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT,
        file + " cannot be read: " + why + ". Without one, a folder is no finished backup.",
        cause);
  }

  void write(Path backup) throws IOException {
    Files.write(backup.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  /** How many bytes all files have together. */
  public long size() {
    return files.stream().mapToLong(Entry::size).sum();
  }
}
