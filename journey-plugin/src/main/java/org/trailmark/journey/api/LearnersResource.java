package org.trailmark.journey.api;

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
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.ledger.Entries;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.runtime.Library;
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
  public Object touchpoints(@PathParam("id") String id) {
    return read(
        tx -> {
          String learner = new Learners(tx).get(id).id();
          return new LearnerViews.Touchpoints(
              learner,
              new Wishes(tx).ofLearner(learner).stream().map(w -> touchpoint(w, tx)).toList());
        });
  }

  /** Why one touchpoint was sent or not: every decision, with its gate and numbers. */
  @GET
  @Path("{id}/touchpoints/{key}")
  public Object touchpoint(@PathParam("id") String id, @PathParam("key") String key) {
    return read(
        tx -> {
          new Learners(tx).get(id);
          return new Wishes(tx)
              .ofLearner(id).stream()
                  .filter(wish -> wish.key().equals(key))
                  .findFirst()
                  .map(wish -> touchpoint(wish, tx))
                  .orElseThrow(
                      () ->
                          new LrsException(
                              ProblemCode.NOT_FOUND, "no touchpoint " + key + " of this learner"));
        });
  }

  private static LearnerViews.Touchpoint touchpoint(Wish wish, Handle tx) {
    return new LearnerViews.Touchpoint(
        wish.key(),
        wish.journey(),
        wish.run(),
        wish.touchpoint(),
        wish.occurrence(),
        wish.step(),
        wish.at(),
        Parameters.slug(wish.state()),
        wish.sentAt(),
        wish.basisRevised(),
        new Entries(tx)
            .of(wish.key()).stream()
                .map(
                    e ->
                        new LearnerViews.Decision(
                            e.at(),
                            Parameters.slug(e.decision()),
                            e.gate(),
                            e.reason(),
                            e.numbers()))
                .toList(),
        new Outbox(tx).ofKey(wish.key()).stream().map(OutboxResource.DeliveryView::of).toList());
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
          List<Inbox.Item> items =
              Inbox.of(learner, context.clock().instant(), before, max + 1, tx);
          boolean more = items.size() > max;
          List<Inbox.Item> page = more ? items.subList(0, max) : items;
          return new LearnerViews.InboxPage(
              List.copyOf(page), more ? String.valueOf(page.get(max - 1).id()) : null);
        });
  }

  private Object read(Function<Handle, Object> work) {
    return context.database().read(c -> work.apply(Handles.over(c)));
  }
}
