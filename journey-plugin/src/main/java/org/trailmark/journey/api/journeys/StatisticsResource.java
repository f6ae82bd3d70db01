package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.statistics.Flows;
import org.trailmark.journey.statistics.Outline;
import org.trailmark.lrs.plugin.PluginContext;

/**
 * What a journey's moves say together, of any moment or period, as it was known then or as it is
 * known now.
 */
@Path("journeys/{id}/statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class StatisticsResource {
  private final PluginContext context;
  private final Library library;

  public StatisticsResource(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
  }

  @GET
  @Path("standing")
  public Object standing(
      @PathParam("id") String id,
      @QueryParam("at") @Nullable String at,
      @QueryParam("known") @Nullable String known) {
    return ask(id, When.moment(at, known, context.clock()), Statistics::standing);
  }

  @GET
  @Path("standing")
  @Produces("text/csv;qs=0.5")
  public StreamingOutput standingCsv(
      @PathParam("id") String id,
      @QueryParam("at") @Nullable String at,
      @QueryParam("known") @Nullable String known) {
    StatisticsViews.Standing standing =
        ask(id, When.moment(at, known, context.clock()), Statistics::standing);
    return out -> CountsCsv.write(standing, out);
  }

  @GET
  @Path("flows")
  public Object flows(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known) {
    return ask(id, When.period(from, to, known, context.clock()), Statistics::flows);
  }

  @GET
  @Path("flows")
  @Produces("text/csv;qs=0.5")
  public StreamingOutput flowsCsv(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known) {
    StatisticsViews.Flows flows =
        ask(id, When.period(from, to, known, context.clock()), Statistics::flows);
    return out -> CountsCsv.write(flows, out);
  }

  /** The moves behind the numbers of flows. */
  @GET
  @Path("moves")
  public Object moves(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known,
      @QueryParam("movedFrom") @Nullable String movedFrom,
      @QueryParam("movedTo") @Nullable String movedTo,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    When when = When.period(from, to, known, context.clock());
    int max = Parameters.limit(limit);
    PageKey begin = PageKey.read(after, when.period().from().toEpochMilli());
    return read(
        tx -> {
          Outline outline = Outlines.of(id, library, tx);
          String source =
              movedFrom == null ? null : SpotParameter.step("movedFrom", movedFrom, outline);
          Target target =
              movedTo == null ? null : SpotParameter.target("movedTo", movedTo, outline);
          Cut<Flows.Moved> page =
              Cut.to(
                  max,
                  new Flows(tx, id, when.period(), when.known())
                      .list(
                          source,
                          target,
                          Instant.ofEpochMilli(begin.first()),
                          begin.second(),
                          max + 1));
          Map<String, String> names =
              new Learners(tx).names(page.rows().stream().map(Flows.Moved::learner));
          return new StatisticsViews.Moves(
              id,
              when.from(),
              when.to(),
              when.known(),
              page.rows().stream().map(moved -> move(moved, names)).toList(),
              page.more(PageKey::after));
        });
  }

  private static StatisticsViews.Move move(Flows.Moved moved, Map<String, String> names) {
    return new StatisticsViews.Move(
        moved.id(),
        moved.learner(),
        names.get(moved.learner()),
        moved.run(),
        moved.from(),
        moved.to().toString(),
        moved.validAt(),
        moved.decidedAt());
  }

  @GET
  @Path("drop-off")
  public Object dropOff(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known) {
    return ask(id, When.period(from, to, known, context.clock()), Statistics::dropOff);
  }

  @GET
  @Path("dwell")
  public Object dwell(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known) {
    return ask(id, When.period(from, to, known, context.clock()), Statistics::dwell);
  }

  @GET
  @Path("conversion")
  public Object conversion(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known,
      @QueryParam("of") @Nullable String of,
      @QueryParam("reached") @Nullable String reached,
      @QueryParam("within") @Nullable String within) {
    Duration soon = Parameters.duration("within", within);
    return ask(
        id,
        When.period(from, to, known, context.clock()),
        statistics -> statistics.conversion(of, reached, soon));
  }

  @GET
  @Path("funnel")
  public Object funnel(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("known") @Nullable String known,
      @QueryParam("within") @Nullable String within) {
    Duration soon = Parameters.duration("within", within);
    return ask(
        id, When.period(from, to, known, context.clock()), statistics -> statistics.funnel(soon));
  }

  private <T> T ask(String id, When when, Function<Statistics, T> question) {
    return read(tx -> question.apply(new Statistics(tx, id, Outlines.of(id, library, tx), when)));
  }

  private <T> T read(Function<Handle, T> work) {
    return context.database().read(c -> work.apply(Handles.over(c)));
  }
}
