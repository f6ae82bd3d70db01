package org.trailmark.server.privacy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.trailmark.lrs.plugin.LearnerPrincipal;

/** Everything that is kept of a learner, for herself. */
@Path("export")
public final class MyExportResource {
  private final ExportAnswers answers;

  public MyExportResource(ExportAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Produces(ExportAnswers.ZIP)
  public void export(@Context SecurityContext caller, @Suspended AsyncResponse answer) {
    answers.answer(answer, ((LearnerPrincipal) caller.getUserPrincipal()).agent());
  }
}
