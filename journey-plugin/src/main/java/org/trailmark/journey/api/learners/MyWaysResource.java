package org.trailmark.journey.api.learners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.journeys.Shape;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Places;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A learner's own ways, for herself: the same answers that admins get about her. What decides about
 * her is no secret to her, its rules included.
 */
@Path("ways")
@Produces(MediaType.APPLICATION_JSON)
public final class MyWaysResource {
  private final PluginContext context;
  private final Library library;

  public MyWaysResource(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
  }

  /** Where she stands on each journey that she is on; none where nobody knows her. */
  @GET
  public Object list(@Context SecurityContext caller) {
    return context.database().read(c -> ways(caller, Handles.over(c)));
  }

  private LearnerViews.Ways ways(SecurityContext caller, Handle tx) {
    String id = Myself.find(caller, tx).orElse(null);
    if (id == null) {
      return new LearnerViews.Ways(null, List.of());
    }
    Learner learner = new Learners(tx).get(id);
    return new LearnerViews.Ways(
        learner.name(),
        new Places(tx)
            .ofLearner(learner.id()).stream().map(p -> WayView.run(p, library, tx)).toList());
  }

  @GET
  @Path("{journey}")
  public Object way(
      @PathParam("journey") String journey,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit,
      @Context SecurityContext caller) {
    int max = Parameters.limit(limit);
    long begin = after == null ? 0 : Parameters.number("after", after);
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              return new WayView(library, tx).of(onIt(journey, caller, tx), journey, begin, max);
            });
  }

  /** Why she stands where she stands: what brought her there, and what leads on. */
  @GET
  @Path("{journey}/why")
  public Object why(
      @PathParam("journey") String journey,
      @QueryParam("run") @Nullable String run,
      @Context SecurityContext caller) {
    Long number = run == null ? null : Parameters.number("run", run);
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              return new WhyView(library, context.statements(), tx)
                  .of(onIt(journey, caller, tx), journey, number);
            });
  }

  /** A journey that she is on, as it is now, to be drawn. */
  @GET
  @Path("{journey}/shape")
  public Object shape(@PathParam("journey") String journey, @Context SecurityContext caller) {
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              onIt(journey, caller, tx);
              int current = new Publications(tx).current(journey).id();
              return Shape.of(library.journey(current, tx));
            });
  }

  /** Her id, if she is on the journey: of others she is not even told that they are there. */
  private static String onIt(String journey, SecurityContext caller, Handle tx) {
    return Myself.find(caller, tx)
        .filter(
            id ->
                new Places(tx)
                    .ofLearner(id).stream().anyMatch(place -> place.journey().equals(journey)))
        .orElseThrow(
            () ->
                new LrsException(
                    ProblemCode.NOT_FOUND, "you are on no journey \"" + journey + "\""));
  }
}
