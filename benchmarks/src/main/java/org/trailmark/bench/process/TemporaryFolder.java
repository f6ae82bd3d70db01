package org.trailmark.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that goes when it is closed, or when this program is ended by a signal before. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread goesWithUs = new Thread(this::deleteAfterChildren);

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** Makes one in a folder that is there. */
  public static TemporaryFolder in(Path folder) throws IOException {
    TemporaryFolder made =
        new TemporaryFolder(Files.createTempDirectory(folder, "trailmark-bench"));
    Runtime.getRuntime().addShutdownHook(made.goesWithUs);
    return made;
  }

  public Path path() {
    return path;
  }

  /** Every {@link Child} is ended by a hook of its own; until then it may write. */
  private void deleteAfterChildren() {
    ProcessHandle.current().children().forEach(child -> child.onExit().join());
    try {
      Folder.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(goesWithUs);
    } catch (IllegalStateException e) {
      return; // we are ending, and the hook runs anyway
    }
    Folder.delete(path);
  }
}
