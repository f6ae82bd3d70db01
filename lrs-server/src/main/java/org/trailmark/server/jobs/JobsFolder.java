package org.trailmark.server.jobs;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where jobs lie: {@code DATA/jobs}, with a folder for each, named by its id. */
final class JobsFolder {
  private static final Logger log = LoggerFactory.getLogger(JobsFolder.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** Jobs leave so much of the disk to the database, which has the statements. */
  private static final long SPARED = 64L << 20;

  private final Path folder;
  private final long mostBytes;

  JobsFolder(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  Path file(String id, JobFile file) {
    return folder.resolve(id).resolve(file.fileName());
  }

  /** Makes the folder of a job that is to come; it is one when it is first saved. */
  void make(String id) throws IOException {
    Files.createDirectories(folder.resolve(id));
  }

  /** Keeps a job as it stands: wholly, or it stays as it was. */
  void save(Job job) throws IOException {
    Path file = file(job.id(), JobFile.STATE);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, JSON.writeValueAsBytes(job));
    Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  /** The jobs that are there. What was never one, for its upload broke off, is removed. */
  List<Job> load() throws IOException {
    List<Job> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path one : list(folder)) {
        Path state = one.resolve(JobFile.STATE.fileName());
        if (Files.exists(state)) {
          read(state, found);
        } else if (Files.isDirectory(one)) {
          remove(one.getFileName().toString());
        }
      }
    }
    return found;
  }

  private static void read(Path state, List<Job> found) throws IOException {
    try {
      found.add(JSON.readValue(Files.readAllBytes(state), Job.class));
    } catch (JacksonException e) {
      log.warn("{} is no job and is left as it is", state, e);
    }
  }

  void remove(String id, JobFile file) throws IOException {
    Files.deleteIfExists(file(id, file));
  }

  /** Removes a job and all its files. */
  void remove(String id) throws IOException {
    Path of = folder.resolve(id);
    for (Path file : list(of)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(of);
  }

  /**
   * Sees whether jobs may take more of the disk.
   *
   * @throws LrsException {@code TOO_LARGE} or {@code STORE_UNAVAILABLE}, if not
   */
  void requireRoom() throws IOException {
    if (used() > mostBytes) {
      throw new LrsException(
          ProblemCode.TOO_LARGE,
          "Jobs may have "
              + mostBytes
              + " bytes on disk together (jobs.space). Remove some that are over.");
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).getUsableSpace() < SPARED) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The disk is nearly full: what is left is for statements. Make room, then try again.");
    }
  }

  private long used() throws IOException {
    long used = 0;
    for (Path one : Files.isDirectory(folder) ? list(folder) : List.<Path>of()) {
      for (Path file : Files.isDirectory(one) ? list(one) : List.<Path>of()) {
        used += size(file);
      }
    }
    return used;
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // removed meanwhile
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (NoSuchFileException e) {
      return List.of(); // removed meanwhile
    }
  }
}
