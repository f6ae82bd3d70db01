package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trailmark.journey.publication.Backfills;
import org.trailmark.journey.publication.Publication;

/** Stops the reading of history for a new version, goes on with it, or takes the version back. */
@Path("journeys/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {
  private final Backfills backfills;

  /** Made once. */
  public HistoryResource(Backfills backfills) {
    this.backfills = backfills;
  }

  /** The stream goes on meanwhile, and learners go by the version before. */
  @POST
  @Path("pause")
  public Object pause(@PathParam("id") String id) {
    return view(backfills.set(id, true));
  }

  @POST
  @Path("resume")
  public Object resume(@PathParam("id") String id) {
    return view(backfills.set(id, false));
  }

  /** Learners stay with the version before. A journey that has none is not there any more. */
  @POST
  @Path("cancel")
  public Object cancel(@PathParam("id") String id) {
    return view(backfills.withdraw(id));
  }

  private static HistoryView view(Publication publication) {
    return new HistoryView(
        publication.journey(),
        publication.version(),
        publication.historyAt(),
        publication.historyTo(),
        publication.paused(),
        publication.state() == Publication.State.WITHDRAWN);
  }

  /**
   * How far the reading is.
   *
   * @param at position in the log up to which it was read
   * @param to position at which it ends
   * @param withdrawn whether the version was taken back
   */
  record HistoryView(
      String journey, int version, long at, long to, boolean paused, boolean withdrawn) {}
}
