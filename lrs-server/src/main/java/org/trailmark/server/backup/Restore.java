package org.trailmark.server.backup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Checks a backup, and makes a data folder of it. */
public final class Restore {
  private Restore() {}

  /**
   * Reads every file of a backup.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if it is not whole, with a fault for each file
   *     that is missing or is not what was written
   */
  public static Manifest check(Path backup) {
    Manifest manifest = Manifest.read(backup);
    List<Fault> faults = new ArrayList<>();
    for (Manifest.Entry file : manifest.files()) {
      String problem = problem(backup, file);
      if (problem != null) {
        faults.add(Fault.inDocument(file.path(), 0, problem));
      }
    }
    if (!faults.isEmpty()) {
      StringBuilder text =
          new StringBuilder("The backup is damaged; nothing was restored. Wrong are ")
              .append(faults.size())
              .append(" of ")
              .append(manifest.files().size())
              .append(" files:");
      faults.forEach(fault -> text.append("\n  ").append(fault));
      throw new LrsException(ProblemCode.INVALID_DOCUMENT, text.toString(), faults);
    }
    return manifest;
  }

  private static @Nullable String problem(Path backup, Manifest.Entry file) {
    try {
      if (!isInside(backup, file.path())) {
        return "it does not lie in the backup";
      }
      if (!Files.isRegularFile(backup.resolve(file.path()))) {
        return "it is missing";
      }
      return WrittenFile.read(backup, file.path()).equals(file)
          ? null
          : "it is not what was written";
    } catch (IOException e) {
      return "it cannot be read: " + e;
    }
  }

  private static boolean isInside(Path backup, String path) {
    try {
      Path file = Path.of(path);
      return !file.isAbsolute() && backup.resolve(file).normalize().startsWith(backup.normalize());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Makes a data folder of a backup, whole or not at all: when every file is found good, all are
   * copied beside it, and the folder is put in its place.
   *
   * @param data a folder that is new or empty
   * @throws LrsException {@code CONFLICT} if it holds something; {@code INVALID_DOCUMENT} as with
   *     {@link #check}; {@code STORE_UNAVAILABLE} if something cannot be written
   */
  public static Manifest into(Path backup, Path data) {
    Path place = data.toAbsolutePath().normalize();
    try {
      Folders.requireFree(place);
      Manifest manifest = check(backup);
      copy(backup, manifest, place);
      return manifest;
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The backup cannot be restored: " + e, e);
    }
  }

  private static void copy(Path backup, Manifest manifest, Path place) throws IOException {
    Path parent = requireNonNull(place.getParent());
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, place.getFileName() + ".restoring");
    boolean done = false;
    try {
      for (Manifest.Entry file : manifest.files()) {
        Path copy = draft.resolve(file.path());
        Files.createDirectories(requireNonNull(copy.getParent()));
        Files.copy(backup.resolve(file.path()), copy, StandardCopyOption.COPY_ATTRIBUTES);
        if (!WrittenFile.force(draft, file.path()).equals(file)) {
          throw new IOException(file.path() + " was not written as it was read");
        }
      }
      Files.deleteIfExists(place); // empty
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } finally {
      if (!done) {
        Folders.delete(draft);
      }
    }
  }
}
