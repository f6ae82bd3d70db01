package org.trailmark.lrs.sql.sqlite;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The folder that holds everything, kept for one process. */
public final class DataFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  static final String STATEMENTS = "lrs.db";
  static final String ATTACHMENTS = "attachments";
  static final String PLUGINS = "plugins";

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing and locks it.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if another process has it, {@code
   *     STORE_UNAVAILABLE} if it cannot be made or written
   */
  public static DataFolder lock(Path folder) {
    try {
      Files.createDirectories(folder.resolve(PLUGINS));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("trailmark.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (took(channel)) {
        return new DataFolder(folder, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The data folder " + folder + " cannot be made or written: " + e,
          e);
    }
    throw new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "The data folder "
            + folder
            + " is in use by another Trailmark. Stop that one, or give this one its own folder.");
  }

  /** Takes the lock, for as long as the channel is open. */
  private static boolean took(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process has it
    }
  }

  /** The database of everything but what plugins keep. */
  public SqliteFile statements() {
    return new SqliteFile(folder.resolve(STATEMENTS));
  }

  /** Where data of attachments lies; need not exist. */
  public Path attachments() {
    return folder.resolve(ATTACHMENTS);
  }

  /** The database of a plugin; need not exist. */
  public SqliteFile plugin(String name) {
    return SqliteFile.ofPlugin(folder.resolve(PLUGINS).resolve(name + ".db"));
  }

  /** The plugins that have a database, in order. */
  public List<String> plugins() {
    try (Stream<Path> files = Files.list(folder.resolve(PLUGINS))) {
      return files
          .map(file -> requireNonNull(file.getFileName()).toString())
          .filter(name -> name.endsWith(".db"))
          .map(name -> name.substring(0, name.length() - ".db".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The plugins of " + folder + " cannot be listed: " + e, e);
    }
  }

  /** Gives up the lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("Could not release the data folder {}", folder, e);
    }
  }
}
