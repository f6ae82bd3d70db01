package org.trailmark.server.privacy;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;

/** Erasing persons, for admins: what would go, doing it, and what was done. */
@Path("privacy/erasures")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasuresResource {
  private static final int MOST_FILES = 1000;

  private final Storage storage;
  private final Eraser eraser;
  private final Plugins plugins;
  private final FilesBeside files;
  private final ErasureRun run;
  private final LongAnswers answers;

  public ErasuresResource(
      Storage storage, Plugins plugins, FilesBeside files, ErasureRun run, LongAnswers answers) {
    this.storage = storage;
    this.eraser = storage.eraser();
    this.plugins = plugins;
    this.files = files;
    this.run = run;
    this.answers = answers;
  }

  /** Begins an erasure, or says what one would do. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void erase(
      byte[] body,
      @QueryParam("dryRun") @DefaultValue("false") String dryRun,
      @Context SecurityContext caller,
      @Suspended AsyncResponse answer) {
    boolean dry = ParameterValues.bool("dryRun", dryRun);
    ErasureWish wish = ErasureWish.read(body);
    Set<Ifi> agents = Person.of(wish.person().agent(), storage.identities());
    if (dry) {
      answers.answer(answer, () -> Response.ok(dryRun(wish.kind(), agents)).build());
      return;
    }
    Commitment commitment = Commitment.to(agents);
    UUID id = UUID.randomUUID();
    eraser.begin(
        new Eraser.Order(
            id,
            wish.kind(),
            agents,
            commitment.hash(),
            caller.getUserPrincipal().getName(),
            wish.person().reason()));
    run.wake();
    answer.resume(
        Response.accepted(
                new Shown.Begun(id, Shown.name(wish.kind()), commitment.hash(), commitment.salt()))
            .build());
  }

  private Shown.DryRun dryRun(Eraser.Kind kind, Set<Ifi> agents) {
    List<Ifi> sorted = agents.stream().sorted(Comparator.comparing(Ifi::key)).toList();
    Map<String, Map<String, Long>> kept = new TreeMap<>();
    for (PluginData plugin : plugins.running()) {
      Map<String, Long> kinds = new TreeMap<>();
      plugin.tell(agents, (what, values) -> kinds.merge(what, 1L, Long::sum));
      if (!kinds.isEmpty()) {
        kept.put(plugin.plugin(), kinds);
      }
    }
    return new Shown.DryRun(
        Shown.name(kind),
        sorted.stream().map(AgentJson::of).toList(),
        holds(sorted),
        Shown.Extent.of(eraser.measure(kind, agents)),
        kept,
        plugins.idle(),
        files.jobs(),
        files.imports().stream().limit(MOST_FILES).toList());
  }

  private List<Shown.Hold> holds(List<Ifi> agents) {
    List<Shown.Hold> holds = new ArrayList<>();
    for (Ifi agent : agents) {
      eraser.hold(agent).map(Shown.Hold::of).ifPresent(holds::add);
    }
    return holds;
  }

  @GET
  public Shown.Erasures list(
      @QueryParam("before") @DefaultValue("9223372036854775807") long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Page.limit(limit);
    List<Eraser.Erasure> found = eraser.list(before, max + 1);
    List<Eraser.Erasure> page = found.subList(0, Math.min(max, found.size()));
    return new Shown.Erasures(
        page.stream().map(this::shown).toList(),
        found.size() > max
            ? "erasures?limit=" + max + "&before=" + page.get(max - 1).number()
            : null);
  }

  @GET
  @Path("{id}")
  public Shown.Erasure get(@PathParam("id") String id) {
    return eraser
        .find(ParameterValues.uuid("id", id))
        .map(this::shown)
        .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "There is no erasure " + id));
  }

  private Shown.Erasure shown(Eraser.Erasure erasure) {
    boolean done = erasure.isEnded();
    String waitsFor = run.waitsFor();
    return new Shown.Erasure(
        erasure.id(),
        Shown.name(erasure.kind()),
        done ? "done" : "running",
        done || waitsFor.isEmpty() ? null : waitsFor,
        erasure.author(),
        erasure.reason(),
        erasure.begunAt(),
        erasure.commitment(),
        Shown.Extent.of(erasure.done()),
        erasure.receipt());
  }
}
