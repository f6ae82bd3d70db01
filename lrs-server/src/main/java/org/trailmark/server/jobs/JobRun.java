package org.trailmark.server.jobs;

import java.io.IOException;
import java.nio.file.Path;

/** A run of a job, from its start or its last halt to its next; for the thread that runs it. */
public interface JobRun {

  /** The job's id, which never changes. */
  String id();

  /** What was wished for. */
  Wish wish();

  /** How far the last run came. */
  Reached before();

  /** A file of the job's own; gone when the job is. */
  Path file(JobFile file);

  /** The statements that were refused, as a list that grows. */
  Refusals refusals();

  /**
   * Says how far it is. From here the next run goes on, whatever happens to the program.
   *
   * @throws IOException if this cannot be kept
   * @throws org.trailmark.lrs.problem.LrsException if jobs take more of the disk than they may
   */
  void reached(Reached place) throws IOException;
}
