package org.trailmark.server.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.server.importer.StatementFiles;
import org.trailmark.server.jobs.ImportFolder;

/** {@code DATA/imports}: what lies in it, and nothing else, whatever links and dots say. */
final class ImportsFolder implements ImportFolder {
  private final Path folder;

  /**
   * @param folder need not exist
   */
  ImportsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A file or folder of it.
   *
   * @throws InvalidPathException if the path leads out
   * @throws IOException if there is none
   */
  Path resolve(String path) throws IOException {
    Path root = folder.toRealPath();
    Path real = root.resolve(path).toRealPath();
    if (!real.startsWith(root)) {
      throw new InvalidPathException(path, "leads out of the folder");
    }
    return real;
  }

  @Override
  public List<String> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Path root = folder.toRealPath();
    List<String> files = new ArrayList<>();
    for (Path file : StatementFiles.find(List.of(root))) {
      if (file.toRealPath().startsWith(root)) {
        files.add(root.relativize(file).toString().replace(File.separatorChar, '/'));
      }
    }
    files.sort(null);
    return files;
  }
}
