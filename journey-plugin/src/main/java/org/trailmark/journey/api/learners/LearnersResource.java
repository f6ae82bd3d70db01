package org.trailmark.journey.api.learners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.AgentParameter;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.api.touchpoints.TouchpointView;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.runtime.Places;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** One learner: who she is, her ways, her touchpoints, her inbox. */
@Path("learners")
@Produces(MediaType.APPLICATION_JSON)
public final class LearnersResource {
  private final PluginContext context;
  private final Library library;

  public LearnersResource(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
  }

  @GET
  public Object find(
      @QueryParam("agent") @Nullable String agent, @QueryParam("key") @Nullable String key) {
    if ((agent == null) == (key == null)) {
      throw Parameters.wrong("give either agent, as JSON, or key");
    }
    String wanted = key != null ? key : AgentParameter.key(String.valueOf(agent));
    return read(
        tx ->
            new LearnerViews.Found(
                new Learners(tx)
                    .ofKey(wanted)
                    .orElseThrow(
                        () ->
                            new LrsException(
                                ProblemCode.NOT_FOUND,
                                "nobody with " + wanted + " is on a journey or a roster"))));
  }

  @GET
  @Path("{id}")
  public Object get(@PathParam("id") String id) {
    return read(
        tx -> {
          Learner learner = new Learners(tx).get(id);
          return new LearnerViews.Learner(
              learner.id(),
              learner.name(),
              learner.agents().stream()
                  .map(a -> new LearnerViews.Agent(a.key(), XapiAgent.of(a)))
                  .toList(),
              new Rosters(tx).of(learner.id()),
              new Places(tx)
                  .ofLearner(learner.id()).stream().map(p -> WayView.run(p, library, tx)).toList());
        });
  }

  @GET
  @Path("{id}/journeys/{journey}")
  public Object way(
      @PathParam("id") String id,
      @PathParam("journey") String journey,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    long begin = after == null ? 0 : Parameters.number("after", after);
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          return new WayView(library, tx).of(learner, journey, begin, max);
        });
  }

  /** Why she stands where she stands: what brought her there, and what leads on. */
  @GET
  @Path("{id}/journeys/{journey}/why")
  public Object why(
      @PathParam("id") String id,
      @PathParam("journey") String journey,
      @QueryParam("run") @Nullable String run) {
    Long number = run == null ? null : Parameters.number("run", run);
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          return new WhyView(library, context.statements(), tx).of(learner, journey, number);
        });
  }

  @GET
  @Path("{id}/touchpoints")
  public Object touchpoints(
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    Wish.State wanted = Parameters.choice("state", state, Wish.State.class);
    Wishes.After from = TouchpointView.after(after);
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          Cut<Wish> page = Cut.to(max, new Wishes(tx).ofLearner(learner, wanted, from, max + 1));
          return new TouchpointView.Page(
              learner, TouchpointView.of(page.rows(), tx), page.more(TouchpointView::token));
        });
  }

  /** Why one touchpoint was sent or not: every decision, with its gate and numbers. */
  @GET
  @Path("{id}/touchpoints/{key}")
  public Object touchpoint(@PathParam("id") String id, @PathParam("key") String key) {
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          return new Wishes(tx)
              .ofLearner(learner, key)
              .map(wish -> TouchpointView.of(List.of(wish), tx).get(0))
              .orElseThrow(
                  () ->
                      new LrsException(
                          ProblemCode.NOT_FOUND, "no touchpoint " + key + " of this learner"));
        });
  }

  @GET
  @Path("{id}/inbox")
  public Object inbox(
      @PathParam("id") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    Long before = after == null ? null : Parameters.number("after", after);
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          return InboxView.page(learner, context.clock().instant(), before, max, tx);
        });
  }

  private Object read(Function<Handle, Object> work) {
    return context.database().read(c -> work.apply(Handles.over(c)));
  }
}
