package org.trailmark.server.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Gives out the console's files, and the learner's own page, which is made of the same parts. */
@Path("/")
public final class ConsoleResource {
  private static final String HOME = "index.html";
  private static final String ME = "me.html";

  private final ConsoleFiles files = new ConsoleFiles();
  private final String home;
  private final String me;

  /**
   * @param basePath what clients see in front of every path
   */
  public ConsoleResource(String basePath) {
    home = basePath + "/console/";
    me = basePath + "/me/";
  }

  @GET
  public Response root() {
    return redirect(home);
  }

  /** The page; relative addresses in it need the slash at the end. */
  @GET
  @Path("console{slash: /?}")
  public Response page(@PathParam("slash") String slash, @Context Request request) {
    return slash.isEmpty() ? redirect(home) : file(HOME, request);
  }

  /** A learner's page. Her link's token stands behind #, where browsers keep it from us. */
  @GET
  @Path("me{slash: /?}")
  public Response me(@PathParam("slash") String slash, @Context Request request) {
    return slash.isEmpty() ? redirect(me) : file(ME, request);
  }

  @GET
  @Path("console/{name: .+}")
  public Response file(@PathParam("name") String name, @Context Request request) {
    ConsoleFiles.File file = files.find(name).orElseThrow(NotFoundException::new);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(file.tag());
    Response.ResponseBuilder answer =
        (unchanged == null ? Response.ok(file.content(), file.type()) : unchanged)
            .tag(file.tag())
            .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    if (file.isPage()) {
      answer.header("Content-Security-Policy", ContentPolicy.of(file.text()));
    }
    return answer.build();
  }

  private static Response redirect(String page) {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
  }
}
