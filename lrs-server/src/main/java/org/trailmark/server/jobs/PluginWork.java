package org.trailmark.server.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.PluginJob;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The long work of plugins, as jobs with the id {@code PLUGIN:ID}. */
final class PluginWork {
  private static final Logger log = LoggerFactory.getLogger(PluginWork.class);

  private final Supplier<Map<String, PluginJobs>> plugins;

  /**
   * @param plugins the work of each that runs, by its name
   */
  PluginWork(Supplier<Map<String, PluginJobs>> plugins) {
    this.plugins = plugins;
  }

  /** Whether a job with this id would be a plugin's. */
  static boolean isOne(String id) {
    return id.indexOf(':') > 0;
  }

  /** All that is under way. A plugin that does not answer has none, and the log says why. */
  List<JobViews.Shown> all() {
    List<JobViews.Shown> found = new ArrayList<>();
    plugins
        .get()
        .forEach(
            (name, jobs) -> {
              try {
                jobs.underWay()
                    .forEach(job -> found.add(JobViews.shown(name, job, jobs.cancels())));
              } catch (RuntimeException e) {
                log.warn("The plugin {} does not tell of its work", name, e);
              }
            });
    return found;
  }

  JobViews.Shown get(String id) {
    PluginJobs jobs = of(plugin(id), id);
    return JobViews.shown(plugin(id), underWay(jobs, id), jobs.cancels());
  }

  private static PluginJob underWay(PluginJobs jobs, String id) {
    return jobs.underWay().stream()
        .filter(job -> job.id().equals(own(id)))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  JobViews.Shown pause(String id) {
    return done(PluginJobs::pause, id);
  }

  JobViews.Shown resume(String id) {
    return done(PluginJobs::resume, id);
  }

  /** As it stood last: a plugin tells no more of what is over. */
  JobViews.Shown cancel(String id) {
    PluginJobs jobs = of(plugin(id), id);
    PluginJob last = underWay(jobs, id);
    jobs.cancel(own(id));
    return JobViews.cancelled(plugin(id), last);
  }

  private JobViews.Shown done(BiConsumer<PluginJobs, String> act, String id) {
    act.accept(of(plugin(id), id), own(id));
    return get(id);
  }

  private PluginJobs of(String plugin, String id) {
    PluginJobs jobs = plugins.get().get(plugin);
    if (jobs == null) {
      throw unknown(id);
    }
    return jobs;
  }

  private static LrsException unknown(String id) {
    return new LrsException(ProblemCode.NOT_FOUND, "Nothing is under way as \"" + id + "\".");
  }

  private static String plugin(String id) {
    return id.substring(0, id.indexOf(':'));
  }

  private static String own(String id) {
    return id.substring(id.indexOf(':') + 1);
  }
}
