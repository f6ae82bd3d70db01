package org.trailmark.server.jobs;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job in memory, and how its states follow each other. Safe on any thread. */
final class LiveJob {
  private static final Logger log = LoggerFactory.getLogger(LiveJob.class);

  private final JobsFolder folder;
  private final InstantSource clock;
  private Job job;

  /** Where it is to go when its run has let go of it; null: the run goes on. */
  private @Nullable JobState asked;

  private long runBegan;
  private long doneBefore;

  LiveJob(Job job, JobsFolder folder, InstantSource clock) {
    this.job = job;
    this.folder = folder;
    this.clock = clock;
  }

  synchronized Job now() {
    return job;
  }

  /** How much of it a second was done in this run; null: it does not run, or has just begun. */
  synchronized @Nullable Double perSecond() {
    double seconds = (System.nanoTime() - runBegan) / 1e9;
    long done = job.reached().done() - doneBefore;
    return job.state() != JobState.RUNNING || done == 0 ? null : (Double) (done / seconds);
  }

  /** Begins a run; false: there is nothing to be done now. */
  synchronized boolean begin() {
    if (job.state() != JobState.WAITING) {
      return false;
    }
    asked = null;
    runBegan = System.nanoTime();
    doneBefore = job.reached().done();
    set(job.in(JobState.RUNNING));
    return true;
  }

  /** Says how far the run is; where it must halt, that is where it goes on. */
  synchronized void reached(Reached place) throws IOException {
    job = job.at(place);
    folder.save(job);
    if (asked != null) {
      throw new Halted();
    }
  }

  /** The run has let go of it, as it was asked to. */
  synchronized void halted() {
    settle(asked == null ? JobState.WAITING : asked);
  }

  /** The run came to its end. */
  synchronized void ended(JobState last, String why) {
    set(job.over(last, clock.instant(), why));
    notifyAll();
  }

  /**
   * Asks for a halt; a run takes a moment to let go.
   *
   * @param to waiting, paused or cancelled
   * @return whether it can be, as it stands
   */
  synchronized boolean halt(JobState to) {
    switch (job.state()) {
      case RUNNING -> asked = to;
      case WAITING, PAUSED, FAILED -> settle(to);
      case DONE, CANCELLED -> {
        return false;
      }
    }
    return true;
  }

  /** Whether its run is to let go of it. */
  synchronized boolean isAskedToHalt() {
    return asked != null;
  }

  /** Lets it go on; false: it neither pauses nor failed. */
  synchronized boolean resume() {
    if (job.state() != JobState.PAUSED && job.state() != JobState.FAILED) {
      return false;
    }
    settle(JobState.WAITING);
    return true;
  }

  /** Waits until no run has hold of it; false: the time ran out. */
  synchronized boolean awaitRest(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    while (job.state() == JobState.RUNNING) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Keeps it for the first time. */
  synchronized void save() throws IOException {
    folder.save(job);
  }

  /** Whether it was over before a time. */
  synchronized boolean isOverBefore(Instant time) {
    return job.endedAt() != null && job.endedAt().isBefore(time);
  }

  private void settle(JobState next) {
    set(next == JobState.CANCELLED ? job.over(next, clock.instant(), "") : job.in(next));
    notifyAll();
  }

  /** What cannot be kept holds as long as the program runs; a full disk stops nobody. */
  private void set(Job next) {
    job = next;
    try {
      folder.save(next);
    } catch (IOException e) {
      log.warn("Job {} is {}, which could not be kept on disk", next.id(), next.state(), e);
    }
  }
}
