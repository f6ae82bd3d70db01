package org.trailmark.server.identities;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.IdentityStore.Linked;

/** The links that are in force, for admins: list, add one or many, take one away. */
@Path("identities/links")
@Produces(MediaType.APPLICATION_JSON)
public final class LinksResource {
  private final IdentityStore store;

  public LinksResource(IdentityStore store) {
    this.store = store;
  }

  @GET
  public Shown.Links list(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Page page = Page.of(limit, max -> store.links(after, max));
    return new Shown.Links(page.events().stream().map(Shown.Link::of).toList(), page.more("links"));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] body, @Context SecurityContext caller) {
    Linked done = link(List.of(LinkJson.read(body)), caller).get(0);
    if (!done.added()) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "These two are linked already, by link " + done.link().link() + ".");
    }
    return Response.status(Response.Status.CREATED).entity(Shown.Link.of(done.link())).build();
  }

  /** Adds all or none; pairs that are linked already stay as they are. */
  @POST
  @Consumes("text/csv")
  public Shown.Done addAll(String body, @Context SecurityContext caller) {
    List<Linked> done = link(LinkCsv.read(body), caller);
    int added = (int) done.stream().filter(Linked::added).count();
    return new Shown.Done(added, done.size() - added);
  }

  @DELETE
  @Path("{id}")
  public void remove(
      @PathParam("id") long id,
      @QueryParam("reason") @DefaultValue("") String reason,
      @Context SecurityContext caller) {
    String problem = LinkRules.reasonProblem(reason);
    if (problem != null) {
      throw new LrsException(ProblemCode.INVALID_PARAMETER, "\"reason\" " + problem + ".");
    }
    store.unlink(id, author(caller), reason);
  }

  /** The store knows a pair by its index; whoever wrote it knows it by its place. */
  private List<Linked> link(List<Wish> wishes, SecurityContext caller) {
    try {
      return store.link(wishes.stream().map(Wish::pair).toList(), author(caller));
    } catch (LrsException e) {
      if (e.faults().isEmpty()) {
        throw e;
      }
      throw new LrsException(
          e.code(),
          String.valueOf(e.getMessage()),
          e.faults().stream()
              .map(fault -> wishes.get(fault.index()).fault(fault.message()))
              .toList());
    }
  }

  private static String author(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
