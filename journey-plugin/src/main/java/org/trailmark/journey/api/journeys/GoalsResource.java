package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Goals;
import org.trailmark.lrs.plugin.PluginContext;

/** How runs do by the goals of their journey. */
@Path("journeys/{id}/goals")
@Produces(MediaType.APPLICATION_JSON)
public final class GoalsResource {
  private final PluginContext context;

  /** Made once. */
  public GoalsResource(PluginContext context) {
    this.context = context;
  }

  /** Of the runs that began in a period. */
  @GET
  public Object goals(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    When when = When.period(from, to, null, context.clock());
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              new Publications(tx).current(id);
              List<Tally> goals =
                  new Goals(tx)
                      .tally(id, when.from(), when.to(), context.clock().instant()).stream()
                          .map(Tally::of)
                          .toList();
              return new GoalsView(id, when.from(), when.to(), goals);
            });
  }

  /** Of a journey; goals that no run has are not there. */
  record GoalsView(
      String journey, @Nullable Instant from, @Nullable Instant to, List<Tally> goals) {}

  /**
   * Runs that began in the period.
   *
   * @param reached in time
   * @param missed its time is up, or she left without it
   * @param open may still reach it
   * @param rate reached of all that are not open; null: all are
   */
  record Tally(
      String goal, long runs, long reached, long missed, long open, @Nullable Double rate) {
    static Tally of(Goals.Tally tally) {
      long decided = tally.reached() + tally.missed();
      return new Tally(
          tally.goal(),
          tally.runs(),
          tally.reached(),
          tally.missed(),
          tally.open(),
          decided == 0 ? null : (double) tally.reached() / decided);
    }
  }
}
