package org.trailmark.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.DisabledPlugins;

/**
 * The file in which the names of disabled plugins were kept, one in each line, before the database
 * kept them. Read once, and then gone.
 */
record FormerlyDisabled(Path file, List<String> names) {

  /**
   * Reads the file; it need not be there.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if it cannot be read
   */
  static FormerlyDisabled in(Path file) {
    try {
      return new FormerlyDisabled(
          file,
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList());
    } catch (NoSuchFileException e) {
      return new FormerlyDisabled(file, List.of());
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /** Takes them to where they are kept now. */
  void moveTo(DisabledPlugins store) {
    names.forEach(name -> store.set(name, true));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("delete", file, e);
    }
  }

  private static LrsException failed(String verb, Path file, IOException cause) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, "Cannot " + verb + " " + file + ": " + cause, cause);
  }
}
