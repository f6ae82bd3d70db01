package org.trailmark.server.privacy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.trailmark.lrs.plugin.LearnerPrincipal;
import org.trailmark.lrs.xapi.Ifi;

/** Everything that is kept of a learner, for herself. */
@Path("export")
public final class MyExportResource {
  private final PersonExport export;
  private final LongAnswers answers;

  public MyExportResource(PersonExport export, LongAnswers answers) {
    this.export = export;
    this.answers = answers;
  }

  @GET
  @Produces(PersonExport.ZIP)
  public void export(@Context SecurityContext caller, @Suspended AsyncResponse answer) {
    Ifi herself = ((LearnerPrincipal) caller.getUserPrincipal()).agent();
    answers.answer(answer, () -> export.answer(herself));
  }
}
