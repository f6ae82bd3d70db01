package org.trailmark.server.jobs;

import java.io.IOException;
import java.nio.file.Path;

/** A run whose progress is kept in the job's folder. */
final class KeptRun implements JobRun {
  private static final long LOOK_EVERY = 1_000_000_000;

  private final LiveJob live;
  private final JobsFolder folder;
  private final Job job;
  private long looked = System.nanoTime();

  KeptRun(LiveJob live, JobsFolder folder) {
    this.live = live;
    this.folder = folder;
    this.job = live.now();
  }

  @Override
  public String id() {
    return job.id();
  }

  @Override
  public Wish wish() {
    return job.wish();
  }

  @Override
  public Reached before() {
    return job.reached();
  }

  @Override
  public Path file(JobFile file) {
    return folder.file(job.id(), file);
  }

  @Override
  public Refusals refusals() {
    return new Refusals(file(JobFile.REFUSED));
  }

  @Override
  public void reached(Reached place) throws IOException {
    live.reached(place);
    if (System.nanoTime() - looked > LOOK_EVERY) {
      folder.requireRoom();
      looked = System.nanoTime();
    }
  }
}
