package org.trailmark.server.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Folders that are made here, and nothing that was there before. */
final class Folders {
  private Folders() {}

  /**
   * Refuses a folder that holds something.
   *
   * @throws LrsException {@code CONFLICT}
   */
  static void requireFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    boolean free = Files.isDirectory(folder);
    if (free) {
      try (Stream<Path> inside = Files.list(folder)) {
        free = inside.findAny().isEmpty();
      }
    }
    if (!free) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          folder + " is there already, and nothing is overwritten. Name a folder that is new.");
    }
  }

  /** Makes one that only its owner may enter: keys and secrets' hashes lie in it. */
  static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Deletes a folder that was made here, with all that is in it. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
