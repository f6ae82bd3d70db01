package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.journey.runtime.Counts;
import org.trailmark.journey.runtime.Place;
import org.trailmark.journey.runtime.Places;
import org.trailmark.journey.runtime.Publisher;
import org.trailmark.journey.statistics.Outline;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Journeys as a whole: what is published, how many stand where, and who. */
@Path("journeys")
@Produces(MediaType.APPLICATION_JSON)
public final class JourneysResource {
  private final PluginContext context;
  private final Library library;
  private final Publisher publisher;
  private final DryRuns dryRuns;

  public JourneysResource(
      PluginContext context, Library library, Publisher publisher, DryRuns dryRuns) {
    this.context = context;
    this.library = library;
    this.publisher = publisher;
    this.dryRuns = dryRuns;
  }

  @GET
  public Object list() {
    return read(tx -> new JourneyViews.Page(summaries(new Publications(tx).newest(), tx)));
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public void publish(
      String text, @QueryParam("dryRun") @Nullable String dryRun, @Suspended AsyncResponse answer) {
    if (Parameters.flag("dryRun", dryRun)) {
      dryRuns.answer(answer, () -> publish(text, dryRun));
    } else {
      answer.resume(publish(text, dryRun));
    }
  }

  /** Publishes, or says what publishing would do, on the thread that calls. */
  public Object publish(String text, @Nullable String dryRun) {
    Publisher.Effect effect = publisher.publish(text, Parameters.flag("dryRun", dryRun));
    return new JourneyViews.Published(
        effect.journey(),
        effect.version(),
        effect.hash(),
        Parameters.slug(effect.outcome()),
        effect.warnings(),
        effect.preview());
  }

  @GET
  @Path("{id}")
  public Object get(@PathParam("id") String id) {
    return read(
        tx -> {
          Publication newest =
              new Publications(tx)
                  .newest(id)
                  .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no journey " + id));
          return new JourneyViews.Detail(
              summaries(List.of(newest), tx).get(0),
              newest.hash(),
              newest.definition(),
              Shape.of(library.journey(newest.id(), tx)));
        });
  }

  @GET
  @Path("{id}/counts")
  public Object counts(@PathParam("id") String id) {
    return read(
        tx -> {
          Journey journey = library.journey(new Publications(tx).current(id).id(), tx);
          return new Funnel(journey, new Counts(tx, id), touchpoints(id, tx)).view();
        });
  }

  @GET
  @Path("{id}/counts")
  @Produces("text/csv;qs=0.5")
  public StreamingOutput countsCsv(@PathParam("id") String id) {
    JourneyViews.Counts counts = (JourneyViews.Counts) counts(id);
    return out -> CountsCsv.write(counts, out);
  }

  @GET
  @Path("{id}/learners")
  public Object learners(
      @PathParam("id") String id,
      @QueryParam("step") @Nullable String step,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("exit") @Nullable String exit,
      @QueryParam("at") @Nullable String at,
      @QueryParam("known") @Nullable String known,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    if (at != null || known != null) {
      When when = When.moment(at, known, context.clock());
      return read(tx -> members(id, step, stage, exit, when, tx).page(after, max, tx));
    }
    return read(
        tx -> {
          Journey journey = library.journey(new Publications(tx).current(id).id(), tx);
          List<String> positions = positions(journey, step, stage, exit);
          RunKey key = RunKey.read(after);
          Cut<Place> page =
              Cut.to(
                  max,
                  new Places(tx)
                      .list(id, positions, exit != null, key.learner(), key.run(), max + 1));
          Map<String, String> names =
              new Learners(tx).names(page.rows().stream().map(Place::learner));
          return new JourneyViews.Who(
              page.rows().stream().map(place -> standing(place, names, tx)).toList(),
              page.more(last -> new RunKey(last.learner(), last.number()).toString()));
        });
  }

  @GET
  @Path("{id}/learners")
  @Produces("text/csv;qs=0.5")
  public StreamingOutput learnersCsv(
      @PathParam("id") String id,
      @QueryParam("step") @Nullable String step,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("exit") @Nullable String exit,
      @QueryParam("at") @Nullable String at,
      @QueryParam("known") @Nullable String known) {
    When when = When.moment(at, known, context.clock());
    Members members =
        context.database().read(c -> members(id, step, stage, exit, when, Handles.over(c)));
    return new LearnersCsv(context.database(), members);
  }

  private Members members(
      String id,
      @Nullable String step,
      @Nullable String stage,
      @Nullable String exit,
      When when,
      Handle tx) {
    Outline outline = Outlines.of(id, library, tx);
    return new Members(library, id, when, SpotParameter.filter(outline, step, stage, exit));
  }

  private static @Nullable List<String> positions(
      Journey journey, @Nullable String step, @Nullable String stage, @Nullable String exit) {
    List<String> given = new ArrayList<>();
    for (String filter : new @Nullable String[] {step, stage, exit}) {
      if (filter != null) {
        given.add(filter);
      }
    }
    if (given.size() > 1) {
      throw Parameters.wrong("give one of step, stage and exit");
    }
    if (step != null) {
      return known("step", step, journey.steps().keySet());
    }
    if (exit != null) {
      return known("exit", exit, journey.exits().keySet());
    }
    if (stage != null) {
      known("stage", stage, journey.stages());
      return journey.steps().values().stream()
          .filter(s -> s.stage().equals(stage))
          .map(Step::id)
          .toList();
    }
    return null;
  }

  private static List<String> known(String what, String name, java.util.Collection<String> names) {
    if (!names.contains(name)) {
      throw Parameters.wrong("no %s %s; there are %s".formatted(what, name, names));
    }
    return List.of(name);
  }

  private JourneyViews.Standing standing(Place place, Map<String, String> names, Handle tx) {
    Journey journey = library.journey(place.publication(), tx);
    Target position = place.position();
    return new JourneyViews.Standing(
        place.learner(),
        names.get(place.learner()),
        place.number(),
        position.exit() ? null : position.id(),
        position.exit() ? null : journey.step(position.id()).stage(),
        position.exit() ? position.id() : null,
        place.since(),
        place.enteredAt(),
        place.nextDue());
  }

  private List<JourneyViews.Summary> summaries(List<Publication> publications, Handle tx) {
    Map<String, String> held = library.held(tx);
    return publications.stream()
        .map(publication -> summary(publication, held.get(publication.journey()), tx))
        .toList();
  }

  private JourneyViews.Summary summary(Publication publication, @Nullable String held, Handle tx) {
    Journey journey = library.journey(publication.id(), tx);
    Publication current = new Publications(tx).current(publication.journey());
    long standing = 0;
    long left = 0;
    for (Map.Entry<Target, Long> count :
        new Counts(tx, publication.journey()).standing().entrySet()) {
      if (count.getKey().exit()) {
        left += count.getValue();
      } else {
        standing += count.getValue();
      }
    }
    return new JourneyViews.Summary(
        journey.id(),
        journey.version(),
        current.state() == Publication.State.RUNNING ? current.version() : null,
        journey.title(),
        Parameters.slug(publication.state()),
        publication.publishedAt(),
        journey.stages().stream().map(stage -> Shape.stage(journey, stage)).toList(),
        Shape.exits(journey),
        standing,
        left,
        new JourneyViews.History(
            publication.historyAt(),
            publication.historyTo(),
            new Agenda(tx).waiting(publication.journey(), context.clock().instant()),
            publication.paused()),
        held);
  }

  private static Map<String, Long> touchpoints(String journey, Handle tx) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Wish.State state : Wish.State.values()) {
      counts.put(Parameters.slug(state), new Wishes(tx).count(journey, state));
    }
    return counts;
  }

  private Object read(java.util.function.Function<Handle, Object> work) {
    return context.database().read(c -> work.apply(Handles.over(c)));
  }
}
