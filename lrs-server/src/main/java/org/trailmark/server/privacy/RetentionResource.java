package org.trailmark.server.privacy;

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
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.xapi.ParameterValues;

/**
 * Statements that go when they are old, for admins: the rules, what they would do, and their runs.
 */
@Path("privacy/retention")
@Produces(MediaType.APPLICATION_JSON)
public final class RetentionResource {
  private final Retention retention;
  private final RetentionPolicy policy;
  private final ErasureRun run;
  private final LongAnswers answers;

  public RetentionResource(
      Retention retention, RetentionPolicy policy, ErasureRun run, LongAnswers answers) {
    this.retention = retention;
    this.policy = policy;
    this.run = run;
    this.answers = answers;
  }

  /** The rules in force. */
  @GET
  public ShownRetention.Policy policy() {
    return ShownRetention.Policy.of(policy);
  }

  /** Begins a run, or says what one would do; where nothing is due, that says it. */
  @POST
  public void apply(
      @QueryParam("dryRun") @DefaultValue("false") String dryRun,
      @Context SecurityContext caller,
      @Suspended AsyncResponse answer) {
    boolean dry = ParameterValues.bool("dryRun", dryRun);
    if (policy.rules().isEmpty()) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "No rule says which statements go: the configuration has no retention.rules.");
    }
    String author = caller.getUserPrincipal().getName();
    answers.answer(answer, () -> dry ? outlook() : begin(author));
  }

  private Response outlook() {
    return Response.ok(ShownRetention.DryRun.of(retention.measure(policy.rules()))).build();
  }

  private Response begin(String author) {
    Optional<Retention.Run> begun = policy.begin(author, retention);
    run.wake();
    return begun.map(each -> Response.accepted(shown(each)).build()).orElseGet(this::outlook);
  }

  @GET
  @Path("runs")
  public ShownRetention.Runs runs(
      @QueryParam("before") @DefaultValue("9223372036854775807") long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Page.limit(limit);
    List<Retention.Run> found = retention.list(before, max + 1);
    List<Retention.Run> page = found.subList(0, Math.min(max, found.size()));
    return new ShownRetention.Runs(
        page.stream().map(this::shown).toList(),
        found.size() > max
            ? "retention/runs?limit=" + max + "&before=" + page.get(max - 1).number()
            : null);
  }

  @GET
  @Path("runs/{id}")
  public ShownRetention.Run get(@PathParam("id") String id) {
    return retention
        .find(ParameterValues.uuid("id", id))
        .map(this::shown)
        .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "There is no run " + id));
  }

  private ShownRetention.Run shown(Retention.Run each) {
    return ShownRetention.Run.of(each, run.waitsFor());
  }
}
