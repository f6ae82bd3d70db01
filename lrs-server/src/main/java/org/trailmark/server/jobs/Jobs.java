package org.trailmark.server.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The jobs of this node. Two run at a time, the others wait their turn. What an admin asks for is
 * done when the call returns. Safe on any thread.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final int AT_ONCE = 2;
  private static final int MOST = 100;
  private static final long PATIENCE_MILLIS = 20_000;

  private final JobsFolder folder;
  private final JobLimits limits;
  private final Map<String, Work> kinds;
  private final InstantSource clock;
  private final Uploads uploads;
  private final Map<String, LiveJob> jobs = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads;

  /**
   * @param folder where jobs lie; need not exist
   * @param kinds what jobs can do, by the name of the kind
   */
  public Jobs(Path folder, JobLimits limits, Map<String, Work> kinds, InstantSource clock) {
    this.folder = new JobsFolder(folder, limits.folderBytes());
    this.limits = limits;
    this.kinds = Map.copyOf(kinds);
    this.clock = clock;
    this.uploads = new Uploads(this.folder);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ScheduledThreadPoolExecutor(
            AT_ONCE, work -> new Thread(work, "job-" + number.incrementAndGet()));
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.setRemoveOnCancelPolicy(true);
  }

  /** Finds the jobs of earlier runs of the program, and goes on with those that ran or waited. */
  public void start() {
    try {
      for (Job job : folder.load()) {
        boolean goesOn = job.state() == JobState.RUNNING || job.state() == JobState.WAITING;
        LiveJob live = new LiveJob(goesOn ? job.in(JobState.WAITING) : job, folder, clock);
        jobs.put(job.id(), live);
        if (goesOn) {
          threads.execute(() -> run(live));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of jobs cannot be read", e);
    }
    ScheduledFuture<?> unused =
        threads.scheduleWithFixedDelay(this::removeExpired, 0, 1, TimeUnit.HOURS);
  }

  Collection<LiveJob> all() {
    return jobs.values();
  }

  JobLimits limits() {
    return limits;
  }

  /**
   * One of them.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  LiveJob get(String id) {
    LiveJob found = jobs.get(id);
    if (found == null) {
      throw new LrsException(ProblemCode.NOT_FOUND, "There is no job \"" + id + "\" on this node.");
    }
    return found;
  }

  Path file(String id, JobFile file) {
    return folder.file(id, file);
  }

  /**
   * Makes a job, which begins as soon as there is a thread for it.
   *
   * @param input what it works on; null: nothing was sent with it
   * @throws LrsException if it makes no sense, or there are too many, or the disk has no room
   */
  LiveJob create(
      String kind, Map<String, String> said, Wish.Person by, @Nullable InputStream input) {
    Work work = kinds.get(kind);
    if (work == null) {
      throw new LrsException(ProblemCode.NOT_FOUND, "There are no jobs of the kind " + kind + ".");
    }
    Wish wish = work.wish(said, by);
    if (jobs.size() >= MOST) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          "There are " + MOST + " jobs, as many as are kept. Remove some that are over.");
    }
    String id = UUID.randomUUID().toString();
    boolean done = false;
    try {
      folder.requireRoom();
      folder.make(id);
      if (input != null) {
        uploads.receive(id, input);
      }
      Job job = new Job(id, wish, clock.instant(), JobState.WAITING, Reached.NOTHING, null, "");
      LiveJob live = new LiveJob(job, folder, clock);
      live.save();
      jobs.put(id, live);
      done = true;
      threads.execute(() -> run(live));
      return live;
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The job cannot be kept on disk: " + e, e);
    } finally {
      if (!done) {
        removeFiles(id);
      }
    }
  }

  /** Stops a job for a while. */
  LiveJob pause(String id) {
    LiveJob live = get(id);
    JobState state = live.now().state();
    boolean can = state == JobState.RUNNING || state == JobState.WAITING;
    return halted(live, can && live.halt(JobState.PAUSED), "paused");
  }

  /** Lets a job go on that was paused or failed. */
  LiveJob resume(String id) {
    LiveJob live = get(id);
    if (!live.resume()) {
      throw conflict(live, "resumed");
    }
    threads.execute(() -> run(live));
    return live;
  }

  /** Stops a job for good. What it did stays done. */
  LiveJob cancel(String id) {
    LiveJob live = get(id);
    halted(live, live.halt(JobState.CANCELLED), "cancelled");
    tidy(live.now());
    return live;
  }

  /** Removes a job that is over, with its files. */
  void remove(String id) {
    LiveJob live = get(id);
    if (!live.now().state().isOver()) {
      throw conflict(live, "removed; cancel it first");
    }
    jobs.remove(id);
    removeFiles(id);
  }

  /** How many jobs {@link #removeWithStatements} would remove. */
  public int withStatements() {
    return (int) jobs.values().stream().filter(this::mayHoldStatements).count();
  }

  /**
   * Removes the jobs whose files may hold statements: those that write them, which are cancelled
   * where they are not over, and any other that is over, with what was refused.
   *
   * @return how many
   * @throws LrsException {@code STORE_UNAVAILABLE} if one does not let go in time
   */
  public int removeWithStatements() {
    int removed = 0;
    for (LiveJob live : List.copyOf(jobs.values())) {
      if (mayHoldStatements(live)) {
        String id = live.now().id();
        if (!live.now().state().isOver()) {
          cancel(id);
        }
        remove(id);
        removed++;
      }
    }
    return removed;
  }

  private boolean mayHoldStatements(LiveJob live) {
    Work work = kinds.get(live.now().wish().kind());
    return live.now().state().isOver() || (work != null && work.writesStatements());
  }

  private static LiveJob halted(LiveJob live, boolean can, String how) {
    try {
      if (!can) {
        throw conflict(live, how);
      }
      if (!live.awaitRest(PATIENCE_MILLIS)) {
        throw new LrsException(
            ProblemCode.STORE_UNAVAILABLE, "It still does the piece in hand, and stops after it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return live;
  }

  private static LrsException conflict(LiveJob live, String how) {
    return new LrsException(
        ProblemCode.CONFLICT,
        "A job that is " + live.now().state().slug() + " cannot be " + how + ".");
  }

  private void run(LiveJob live) {
    if (!live.begin()) {
      return;
    }
    Job job = live.now();
    try {
      Work work = kinds.get(job.wish().kind());
      if (work == null) {
        throw new LrsException(
            ProblemCode.NOT_FOUND, "This program knows no jobs of the kind " + job.wish().kind());
      }
      work.run(new KeptRun(live, folder));
      live.ended(JobState.DONE, "");
      tidy(live.now());
    } catch (Halted e) {
      live.halted();
    } catch (LrsException e) {
      log.warn("Job {} failed", job.id(), e);
      live.ended(JobState.FAILED, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      log.warn("Job {} failed", job.id(), e);
      live.ended(JobState.FAILED, "It cannot go on: " + e);
    } catch (Error e) {
      live.ended(JobState.FAILED, "It cannot go on: " + e);
      throw e;
    }
  }

  /** What is over needs no input, and what was cancelled has nothing to be downloaded. */
  private void tidy(Job job) {
    try {
      folder.remove(job.id(), JobFile.INPUT);
      if (job.state() == JobState.CANCELLED) {
        folder.remove(job.id(), JobFile.OUTPUT);
      }
    } catch (IOException e) {
      log.warn("A file of job {} was not removed", job.id(), e);
    }
  }

  /** Removes what has been over for as long as it is kept. */
  void removeExpired() {
    jobs.forEach(
        (id, live) -> {
          if (live.isOverBefore(clock.instant().minus(limits.keepFor()))) {
            jobs.remove(id);
            removeFiles(id);
          }
        });
  }

  private void removeFiles(String id) {
    try {
      folder.remove(id);
    } catch (IOException e) {
      log.warn("The files of job {} were not removed", id, e);
    }
  }

  /** Halts what runs, so that it goes on when the program does. */
  @Override
  public void close() {
    threads.shutdown();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    try {
      while (!threads.isTerminated() && System.nanoTime() < deadline) {
        jobs.values().stream() // one may have begun just now
            .filter(live -> live.now().state() == JobState.RUNNING)
            .forEach(live -> live.halt(JobState.WAITING));
        boolean unused = threads.awaitTermination(100, TimeUnit.MILLISECONDS);
      }
      threads.shutdownNow();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
