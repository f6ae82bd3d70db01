package org.trailmark.server.plugins;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Says of everything that who would answer does not run. */
@Path("{anything: .*}")
public final class UnavailableResource {
  private final String reason;

  /** Answers with a sentence that says why. */
  public UnavailableResource(String reason) {
    this.reason = reason;
  }

  @GET
  public void get() {
    refuse();
  }

  @POST
  public void post() {
    refuse();
  }

  @PUT
  public void put() {
    refuse();
  }

  @PATCH
  public void patch() {
    refuse();
  }

  @DELETE
  public void delete() {
    refuse();
  }

  private void refuse() {
    throw new LrsException(ProblemCode.PLUGIN_UNAVAILABLE, reason);
  }
}
