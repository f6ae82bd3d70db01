package org.trailmark.journey.api.learners;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.AgentParameter;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.runtime.Publisher;
import org.trailmark.journey.runtime.Trial;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.ReadsOnly;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Tries a definition on one person while somebody writes it: reads her statements alone, and writes
 * nothing down.
 */
@Path("try")
@Produces(MediaType.APPLICATION_JSON)
public final class TryResource {
  private final PluginContext context;
  private final Library library;
  private final Publisher publisher;

  public TryResource(PluginContext context, Library library, Publisher publisher) {
    this.context = context;
    this.library = library;
    this.publisher = publisher;
  }

  @POST
  @ReadsOnly
  @Consumes(MediaType.WILDCARD)
  public Object tryOn(String text, @QueryParam("agent") @Nullable String agent) {
    if (agent == null) {
      throw Parameters.wrong("agent is missing: on whom is it to be tried?");
    }
    Trial trial = publisher.tryOn(text, Ifi.ofKey(AgentParameter.key(agent)));
    return context
        .database()
        .read(c -> new TrialView(library, context.statements(), Handles.over(c)).of(trial));
  }
}
