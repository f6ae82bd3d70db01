package org.trailmark.journey.publication;

import java.util.List;
import java.util.function.Function;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginJob;
import org.trailmark.lrs.plugin.PluginJobs;

/** The reading of history for new versions, as admins see it: they let it wait, or take it back. */
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

  @Override
  public boolean cancels() {
    return true;
  }

  @Override
  public void cancel(String journey) {
    Publication unused = withdraw(journey);
  }

  /**
   * Stops the reading for the newest version of a journey, or goes on with it.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND}; {@code CONFLICT} if its
   *     history is read
   */
  public Publication set(String journey, boolean paused) {
    return change(publications -> publications.pause(journey, paused));
  }

  /**
   * Takes back the newest version of a journey, whose history is still read: learners go by the one
   * before, as they do now, and its number is free.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND}; {@code CONFLICT} if its
   *     history is read
   */
  public Publication withdraw(String journey) {
    return change(publications -> publications.cancel(journey));
  }

  private Publication change(Function<Publications, Publication> how) {
    Publication publication =
        context.database().write(c -> how.apply(new Publications(Handles.over(c))));
    context.wake();
    return publication;
  }
}
