package org.trailmark.server.privacy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.ParameterValues;

/** Everything that is kept of a person, for admins who answer her. */
@Path("privacy/export")
public final class ExportResource {
  private final ExportAnswers answers;

  public ExportResource(ExportAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Produces(ExportAnswers.ZIP)
  public void export(@QueryParam("agent") @Nullable String agent, @Suspended AsyncResponse answer) {
    if (agent == null) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "\"agent\" is missing: whose data is wanted?");
    }
    answers.answer(answer, ParameterValues.agentOnly("agent", agent));
  }
}
