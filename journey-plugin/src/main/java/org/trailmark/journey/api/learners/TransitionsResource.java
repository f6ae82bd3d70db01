package org.trailmark.journey.api.learners;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.runtime.Moves;
import org.trailmark.lrs.plugin.PluginContext;

/** Who moved last, on all journeys. */
@Path("transitions")
@Produces(MediaType.APPLICATION_JSON)
public final class TransitionsResource {
  private final PluginContext context;
  private final Library library;

  /** Made once. */
  public TransitionsResource(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
  }

  /** The one that was decided last first; those that were superseded are marked. */
  @GET
  public Object list(
      @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    long before = after == null ? Long.MAX_VALUE : Parameters.number("after", after);
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              Cut<Moves.OfSomebody> page = Cut.to(max, new Moves(tx).latest(before, max + 1));
              Map<String, String> names =
                  new Learners(tx).names(page.rows().stream().map(Moves.OfSomebody::learner));
              return new Page(
                  page.rows().stream().map(one -> line(one, names, tx)).toList(),
                  page.more(last -> String.valueOf(last.move().id())));
            });
  }

  private Line line(Moves.OfSomebody one, Map<String, String> names, Handle tx) {
    Journey journey = library.journey(one.move().publication(), tx);
    return new Line(
        one.learner(),
        names.get(one.learner()),
        one.journey(),
        journey.title(),
        WayView.transition(one.move(), journey));
  }

  record Page(List<Line> transitions, @Nullable String more) {}

  /**
   * A move of somebody.
   *
   * @param learner the id under which it was decided, which finds her still
   * @param title of the journey, by language
   */
  record Line(
      String learner,
      @Nullable String name,
      String journey,
      Map<String, String> title,
      LearnerViews.Transition transition) {}
}
