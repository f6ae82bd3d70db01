package org.trailmark.journey.api.touchpoints;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.publication.Publications;
import org.trailmark.lrs.plugin.PluginContext;

/** The ledger of a journey: what was said to whom, or held back, and why. */
@Path("journeys/{id}/touchpoints")
@Produces(MediaType.APPLICATION_JSON)
public final class JourneyTouchpointsResource {
  private final PluginContext context;

  public JourneyTouchpointsResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object list(
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    Wish.State wanted = Parameters.choice("state", state, Wish.State.class);
    Wishes.After from = TouchpointView.after(after);
    return context
        .database()
        .read(
            c -> {
              var tx = Handles.over(c);
              String journey = new Publications(tx).current(id).journey();
              Cut<Wish> page =
                  Cut.to(max, new Wishes(tx).ofJourney(journey, wanted, from, max + 1));
              Map<String, String> names =
                  new Learners(tx).names(page.rows().stream().map(Wish::learner));
              List<TouchpointView> views = TouchpointView.of(page.rows(), tx);
              List<Line> lines = new ArrayList<>();
              for (int i = 0; i < views.size(); i++) {
                String learner = page.rows().get(i).learner();
                lines.add(new Line(learner, names.get(learner), views.get(i)));
              }
              return new Page(lines, page.more(TouchpointView::token));
            });
  }

  /** Newest first. */
  record Page(List<Line> touchpoints, @Nullable String more) {}

  /**
   * What was wanted for somebody.
   *
   * @param learner the id under which it was wanted, which finds her still
   */
  record Line(String learner, @Nullable String name, TouchpointView touchpoint) {}
}
