package org.trailmark.journey.api.learners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** A learner's own inbox, for herself: she looks, and says what she has seen. */
@Path("inbox")
@Produces(MediaType.APPLICATION_JSON)
public final class MyInboxResource {
  private final PluginContext context;

  public MyInboxResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit,
      @Context SecurityContext caller) {
    int max = Parameters.limit(limit);
    Long before = after == null ? null : Parameters.number("after", after);
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              return Myself.find(caller, tx)
                  .map(id -> InboxView.page(id, context.clock().instant(), before, max, tx))
                  .orElse(new LearnerViews.InboxPage(List.of(), null));
            });
  }

  @POST
  @Path("{id}/read")
  public Object read(@PathParam("id") String id, @Context SecurityContext caller) {
    return change(id, caller, Inbox::read);
  }

  @POST
  @Path("{id}/dismiss")
  public Object dismiss(@PathParam("id") String id, @Context SecurityContext caller) {
    return change(id, caller, Inbox::dismiss);
  }

  private Object change(String id, SecurityContext caller, Change change) {
    long item = Parameters.number("id", id);
    return context
        .database()
        .write(
            c -> {
              Handle tx = Handles.over(c);
              if (Myself.find(caller, tx).filter(me -> Inbox.isHers(item, me, tx)).isEmpty()) {
                throw new LrsException(ProblemCode.NOT_FOUND, "no inbox item " + item);
              }
              return change.on(item, context.clock().instant(), tx);
            });
  }

  /** What is done with an item. */
  private interface Change {
    Inbox.Item on(long item, Instant now, Handle tx);
  }
}
