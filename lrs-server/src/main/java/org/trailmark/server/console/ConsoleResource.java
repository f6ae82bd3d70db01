package org.trailmark.server.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Gives out the console's files. */
@Path("/")
public final class ConsoleResource {
  private static final String HOME = "index.html";

  private final ConsoleFiles files = new ConsoleFiles();
  private final String home;
  private final String policy;

  /**
   * @param basePath what clients see in front of every path
   */
  public ConsoleResource(String basePath) {
    home = basePath + "/console/";
    policy = ContentPolicy.of(files.find(HOME).orElseThrow().text());
  }

  @GET
  public Response root() {
    return redirect();
  }

  /** The page; relative addresses in it need the slash at the end. */
  @GET
  @Path("console{slash: /?}")
  public Response page(@PathParam("slash") String slash, @Context Request request) {
    return slash.isEmpty() ? redirect() : file(HOME, request);
  }

  @GET
  @Path("console/{name: .+}")
  public Response file(@PathParam("name") String name, @Context Request request) {
    ConsoleFiles.File file = files.find(name).orElseThrow(NotFoundException::new);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(file.tag());
    return (unchanged == null ? Response.ok(file.content(), file.type()) : unchanged)
        .tag(file.tag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  private Response redirect() {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, home).build();
  }
}
