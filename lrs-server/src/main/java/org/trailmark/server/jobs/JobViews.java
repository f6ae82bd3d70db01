package org.trailmark.server.jobs;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginJob;

/** What admins see of jobs. */
final class JobViews {
  private final Jobs jobs;

  JobViews(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * A job.
   *
   * @param kind {@code import}, {@code export}, or what a plugin calls it
   * @param plugin whose work it is; null: the server's
   * @param startedBy key of the credential; null: nobody's wish
   * @param startedByLabel its label
   * @param startedAt UTC, as the next two
   * @param expiresAt when it and its files are removed
   * @param message why it failed; empty where it did not
   * @param outcome what came of it so far, by name
   * @param acts what can be done with it: {@code pause}, {@code resume}, {@code cancel}, {@code
   *     remove}, {@code download}
   */
  record Shown(
      String id,
      String kind,
      @Nullable String plugin,
      String title,
      @Nullable String startedBy,
      @Nullable String startedByLabel,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Instant expiresAt,
      JobState state,
      String message,
      Progress progress,
      Map<String, Long> outcome,
      List<String> acts) {}

  /**
   * How far a job is.
   *
   * @param done how many statements
   * @param total of how many; null: nobody knows
   * @param share of the whole, from 0 to 1; null: nobody knows
   * @param perSecond statements a second since it last began; null: it does not run
   */
  record Progress(
      long done, @Nullable Long total, @Nullable Double share, @Nullable Double perSecond) {}

  /**
   * A part of the jobs, the newest first.
   *
   * @param more where the next part is; null: this is the last
   */
  record Page(List<Shown> jobs, @Nullable String more) {}

  /**
   * A part of what was refused, in the order of the file.
   *
   * @param more where the next part is; null: this is the last
   */
  record RefusedPage(List<Refusals.Refused> refused, @Nullable String more) {}

  Shown shown(LiveJob live) {
    Job job = live.now();
    Reached reached = job.reached();
    return new Shown(
        job.id(),
        job.wish().kind(),
        null,
        job.wish().title(),
        job.wish().by().key(),
        job.wish().by().label(),
        job.startedAt(),
        job.endedAt(),
        job.endedAt() == null ? null : job.endedAt().plus(jobs.limits().keepFor()),
        job.state(),
        job.message(),
        new Progress(
            reached.done(),
            reached.total(),
            job.state() == JobState.DONE ? (Double) 1.0 : reached.share(),
            live.perSecond()),
        reached.outcome(),
        acts(job));
  }

  private List<String> acts(Job job) {
    List<String> acts = new ArrayList<>();
    switch (job.state()) {
      case WAITING, RUNNING -> acts.addAll(List.of("pause", "cancel"));
      case PAUSED -> acts.addAll(List.of("resume", "cancel"));
      case FAILED -> acts.addAll(List.of("resume", "remove"));
      case DONE, CANCELLED -> acts.add("remove");
    }
    if (job.state() == JobState.DONE && Files.exists(jobs.file(job.id(), JobFile.OUTPUT))) {
      acts.add("download");
    }
    return acts;
  }

  /** The long work of a plugin, as it stands. */
  static Shown shown(String plugin, PluginJob job, boolean cancels) {
    List<String> acts = new ArrayList<>(List.of(job.paused() ? "resume" : "pause"));
    if (cancels) {
      acts.add("cancel");
    }
    return shown(plugin, job, job.paused() ? JobState.PAUSED : JobState.RUNNING, acts);
  }

  /** The long work of a plugin that was cancelled, and is told no more. */
  static Shown cancelled(String plugin, PluginJob job) {
    return shown(plugin, job, JobState.CANCELLED, List.of());
  }

  private static Shown shown(String plugin, PluginJob job, JobState state, List<String> acts) {
    double share = job.total() == 0 ? 1 : (double) job.done() / job.total();
    return new Shown(
        plugin + ":" + job.id(),
        job.kind(),
        plugin,
        job.title(),
        null,
        null,
        job.startedAt(),
        null,
        null,
        state,
        "",
        new Progress(job.done(), job.total(), share, null),
        Map.of(),
        acts);
  }
}
