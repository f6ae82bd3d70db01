package org.trailmark.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The plugins that do not start on this node, in a file: a name in each line. On several nodes each
 * has its own.
 */
final class DisabledPlugins {
  private final Path file;
  private final Set<String> names;

  /** Reads them. */
  DisabledPlugins(Path file) {
    this.file = file;
    this.names = read();
  }

  private Set<String> read() {
    try {
      return new TreeSet<>(Files.readAllLines(file).stream().map(String::strip).toList());
    } catch (NoSuchFileException e) {
      return new TreeSet<>(); // nothing was ever disabled
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  synchronized boolean contains(String name) {
    return names.contains(name);
  }

  /** Remembers it; when this returns it is written. */
  synchronized void set(String name, boolean disabled) {
    Set<String> then = new TreeSet<>(names);
    if (disabled ? then.add(name) : then.remove(name)) {
      write(List.copyOf(then));
      names.clear();
      names.addAll(then);
    }
  }

  private void write(List<String> lines) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  private LrsException failed(String verb, IOException cause) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, "Cannot " + verb + " " + file + ": " + cause, cause);
  }
}
