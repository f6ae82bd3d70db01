package org.trailmark.journey.api.touchpoints;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.channel.Delivery;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.plugin.PluginContext;

/** Deliveries: which wait, which are dead, and another try for these. */
@Path("outbox")
@Produces(MediaType.APPLICATION_JSON)
public final class OutboxResource {
  private final PluginContext context;
  private final int tries;

  /**
   * Made once.
   *
   * @param tries how many a retried delivery gets
   */
  public OutboxResource(PluginContext context, int tries) {
    this.context = context;
    this.tries = tries;
  }

  @GET
  public Object list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    long from = after == null ? 0 : Parameters.number("after", after);
    Delivery.State wanted = Parameters.choice("state", state, Delivery.State.class);
    Cut<Delivery> page =
        Cut.to(
            max,
            context.database().read(c -> new Outbox(Handles.over(c)).list(wanted, from, max + 1)));
    return new Page(
        page.rows().stream().map(DeliveryView::of).toList(),
        page.more(last -> String.valueOf(last.id())));
  }

  @POST
  @Path("{id}/retry")
  public Object retry(@PathParam("id") String id) {
    long delivery = Parameters.number("id", id);
    return DeliveryView.of(
        context
            .database()
            .write(
                c ->
                    new Outbox(Handles.over(c)).retry(delivery, tries, context.clock().instant())));
  }

  record Page(List<DeliveryView> deliveries, @Nullable String more) {}

  /**
   * A delivery.
   *
   * @param key of the touchpoint, and the {@code Idempotency-Key} of every attempt
   * @param nextAt when the receiver is called next; null: it is not
   */
  record DeliveryView(
      long id,
      String key,
      String channel,
      String learner,
      String state,
      int attempts,
      @Nullable Instant nextAt,
      Instant createdAt,
      @Nullable Instant doneAt,
      @Nullable String lastError) {
    static DeliveryView of(Delivery delivery) {
      return new DeliveryView(
          delivery.id(),
          delivery.key(),
          delivery.channel(),
          delivery.learner(),
          Parameters.slug(delivery.state()),
          delivery.attempts(),
          delivery.state() == Delivery.State.WAITING ? delivery.nextAt() : null,
          delivery.createdAt(),
          delivery.doneAt(),
          delivery.lastError());
    }
  }
}
