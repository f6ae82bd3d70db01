package org.trailmark.journey.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.channel.Delivery;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.journey.runtime.Publication;
import org.trailmark.journey.runtime.Publications;
import org.trailmark.lrs.plugin.PluginContext;

/** How far behind everything is. */
@Path("lag")
@Produces(MediaType.APPLICATION_JSON)
public final class LagResource {
  private final PluginContext context;

  public LagResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object get() {
    long head = context.log().head();
    Instant now = context.clock().instant();
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              Outbox outbox = new Outbox(tx);
              return new Lag(
                  head,
                  context.checkpoint(c),
                  new Publications(tx).newest().stream().map(p -> journey(p, now, tx)).toList(),
                  outbox.count(Delivery.State.WAITING),
                  outbox.count(Delivery.State.DEAD));
            });
  }

  private static JourneyLag journey(Publication publication, Instant now, Handle tx) {
    return new JourneyLag(
        publication.journey(),
        publication.historyTo() - publication.historyAt(),
        new Agenda(tx).waiting(publication.journey(), now));
  }

  /**
   * What is still to be done.
   *
   * @param head {@code seq} of the newest statement
   * @param handled {@code seq} up to which statements have taken effect
   */
  record Lag(
      long head, long handled, List<JourneyLag> journeys, long outboxWaiting, long outboxDead) {}

  /**
   * What a journey has still to do.
   *
   * @param history how much of the log is still to be read for its newest version
   * @param folds learners who are to be folded again
   */
  record JourneyLag(String journey, long history, long folds) {}
}
