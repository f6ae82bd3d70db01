package org.trailmark.server.identities;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;

/** Who an agent is, and all that was ever said of agents being one person, for admins. */
@Path("identities")
@Produces(MediaType.APPLICATION_JSON)
public final class IdentitiesResource {
  private final IdentityStore store;

  public IdentitiesResource(IdentityStore store) {
    this.store = store;
  }

  /** The person of one agent. */
  @GET
  public Shown.Identity identity(@QueryParam("agent") @Nullable String sent) {
    if (sent == null) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "\"agent\" is missing: whose identities?");
    }
    Ifi agent = ParameterValues.agentOnly("agent", sent);
    return new Shown.Identity(
        Shown.agents(store.person(agent)),
        store.linksOf(agent).stream().map(Shown.Link::of).toList());
  }

  @GET
  @Path("events")
  public Shown.Events events(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Page page = Page.of(limit, max -> store.readAfter(after, max));
    return new Shown.Events(
        page.events().stream().map(Shown.Event::of).toList(), page.more("events"));
  }
}
