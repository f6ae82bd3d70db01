package org.trailmark.server.plugins;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.Quarantine;
import org.trailmark.lrs.dispatch.QuarantinedStatement;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What a plugin has set aside, for admins. */
@Path("plugins/{name}/quarantine")
@Produces(MediaType.APPLICATION_JSON)
public final class QuarantineResource {
  private static final int MAX_PAGE = 200;

  private final PluginRegistry registry;

  public QuarantineResource(PluginHost host) {
    this.registry = host.registry();
  }

  /** The statements that a plugin set aside, in the order of the log. */
  @GET
  public Page quarantine(
      @PathParam("name") String name,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    List<QuarantinedStatement> found = dispatcher(name).quarantine().list(after, max + 1);
    List<QuarantinedStatement> page = found.subList(0, Math.min(max, found.size()));
    return new Page(
        page,
        found.size() > max
            ? "quarantine?limit=" + max + "&after=" + page.get(max - 1).seq()
            : null);
  }

  /** Gives one to the plugin again; answered when the plugin has taken or refused it. */
  @POST
  @Path("{seq}/retry")
  public void retry(
      @PathParam("name") String name, @PathParam("seq") long seq, @Suspended AsyncResponse answer) {
    dispatcher(name)
        .quarantine()
        .retry(seq)
        .whenComplete(
            (done, failure) ->
                answer.resume(
                    failure != null
                        ? refusedAgain(failure)
                        : done ? Response.noContent().build() : notThere(seq)));
  }

  /** Lets go of one for good. */
  @DELETE
  @Path("{seq}")
  public void discard(@PathParam("name") String name, @PathParam("seq") long seq) {
    Quarantine quarantine = dispatcher(name).quarantine();
    if (!quarantine.discard(seq)) {
      throw notThere(seq);
    }
  }

  /** The plugin's own refusal is no fault of the interface: the admin sees why, as a conflict. */
  private static Throwable refusedAgain(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LrsException problem && problem.code() == ProblemCode.INTERNAL
        ? new LrsException(ProblemCode.CONFLICT, String.valueOf(problem.getMessage()), problem)
        : failure;
  }

  private static LrsException notThere(long seq) {
    return new LrsException(ProblemCode.NOT_FOUND, "Statement " + seq + " is not set aside.");
  }

  /** What was set aside is looked at and delivered by the one that drives the plugin. */
  private Dispatcher dispatcher(String name) {
    HostedPlugin plugin = registry.get(name);
    if (plugin.run().isEmpty()) {
      throw new LrsException(
          ProblemCode.PLUGIN_UNAVAILABLE,
          "Plugin \"" + name + "\" does not run. " + plugin.standing().reason());
    }
    return plugin
        .dispatcher()
        .orElseThrow(
            () ->
                new LrsException(
                    ProblemCode.NOT_FOUND,
                    "Plugin \"" + name + "\" does not follow the statements."));
  }

  /**
   * A part of what was set aside.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<QuarantinedStatement> statements, @Nullable String more) {}
}
