package org.trailmark.journey.api.touchpoints;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.plugin.PluginContext;

/** What a learner did with an item of her inbox. */
@Path("inbox")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxResource {
  private final PluginContext context;

  public InboxResource(PluginContext context) {
    this.context = context;
  }

  @POST
  @Path("{id}/read")
  public Object read(@PathParam("id") String id) {
    long item = Parameters.number("id", id);
    return context
        .database()
        .write(c -> Inbox.read(item, context.clock().instant(), Handles.over(c)));
  }

  @POST
  @Path("{id}/dismiss")
  public Object dismiss(@PathParam("id") String id) {
    long item = Parameters.number("id", id);
    return context
        .database()
        .write(c -> Inbox.dismiss(item, context.clock().instant(), Handles.over(c)));
  }
}
