package org.trailmark.journey.runtime;

import java.util.List;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginJob;
import org.trailmark.lrs.plugin.PluginJobs;

/** The reading of history for new versions, as admins see it: under way, or paused by them. */
public final class Backfills implements PluginJobs {
  private final PluginContext context;

  public Backfills(PluginContext context) {
    this.context = context;
  }

  @Override
  public List<PluginJob> underWay() {
    return context.database().read(c -> new Publications(Handles.over(c)).newest()).stream()
        .filter(publication -> publication.state() == Publication.State.COLLECTING)
        .map(Backfills::job)
        .toList();
  }

  private static PluginJob job(Publication publication) {
    return new PluginJob(
        publication.journey(),
        "backfill",
        publication.journey() + " " + publication.version(),
        publication.publishedAt(),
        publication.paused(),
        publication.historyAt(),
        publication.historyTo());
  }

  @Override
  public void pause(String journey) {
    Publication unused = set(journey, true);
  }

  @Override
  public void resume(String journey) {
    Publication unused = set(journey, false);
  }

  /**
   * Stops the reading for the newest version of a journey, or goes on with it.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND}; {@code CONFLICT} if its
   *     history is read
   */
  public Publication set(String journey, boolean paused) {
    Publication publication =
        context.database().write(c -> new Publications(Handles.over(c)).pause(journey, paused));
    context.wake();
    return publication;
  }
}
