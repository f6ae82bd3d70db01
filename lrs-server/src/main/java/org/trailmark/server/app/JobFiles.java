package org.trailmark.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.jobs.Jobs;
import org.trailmark.server.privacy.FilesBeside;

/**
 * The files of jobs, and those in {@code DATA/imports}.
 *
 * @param folder where files lie that were put there to be imported; need not exist
 */
record JobFiles(Jobs jobsOfNode, Path folder) implements FilesBeside {

  @Override
  public int jobs() {
    return jobsOfNode.withStatements();
  }

  @Override
  public int removeJobs() {
    return jobsOfNode.removeWithStatements();
  }

  @Override
  public List<String> imports() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The folder of imports cannot be read: " + e, e);
    }
  }
}
