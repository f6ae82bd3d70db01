package org.trailmark.server.jobs;

import java.io.IOException;
import java.util.Map;

/** What the jobs of one kind do. Safe on several threads: each run has all that it needs. */
public interface Work {

  /**
   * Makes a wish of what an admin said.
   *
   * @param said by name
   * @throws org.trailmark.lrs.problem.LrsException if it makes no sense, with every fault
   */
  Wish wish(Map<String, String> said, Wish.Person by);

  /** Whether what a job of this kind writes holds statements of the store. */
  boolean writesStatements();

  /**
   * Does the job from where the last run was, to its end. Says after each small piece how far it
   * is, by {@link JobRun#reached}; where that throws, it lets go of everything and throws it on.
   *
   * @throws IOException if a file cannot be read or written, a full disk above all
   * @throws org.trailmark.lrs.problem.LrsException if it cannot go on; the message says why
   */
  void run(JobRun run) throws IOException;
}
