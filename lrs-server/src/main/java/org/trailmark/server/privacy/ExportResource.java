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
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;

/** Everything that is kept of a person, for admins who answer her. */
@Path("privacy/export")
public final class ExportResource {
  private final PersonExport export;
  private final LongAnswers answers;

  public ExportResource(PersonExport export, LongAnswers answers) {
    this.export = export;
    this.answers = answers;
  }

  @GET
  @Produces(PersonExport.ZIP)
  public void export(@QueryParam("agent") @Nullable String agent, @Suspended AsyncResponse answer) {
    if (agent == null) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "\"agent\" is missing: whose data is wanted?");
    }
    Ifi whose = ParameterValues.agentOnly("agent", agent);
    answers.answer(answer, () -> export.answer(whose));
  }
}
