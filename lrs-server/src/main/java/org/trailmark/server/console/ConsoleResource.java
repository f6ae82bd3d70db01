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
  private static final String POLICY = "Content-Security-Policy";
  private static final String ME = "me.html";

  /** For what a plugin brings: whoever opens a file by itself, such as a picture, runs nothing. */
  private static final String NOTHING =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

  private final ConsoleFiles files;
  private final String home;
  private final String me;

  /**
   * @param basePath what clients see in front of every path
   * @param plugins where files of plugins' pages are
   */
  public ConsoleResource(String basePath, PluginFiles plugins) {
    files = new ConsoleFiles(plugins);
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
    Response.ResponseBuilder answer = answer(file, request);
    if (file.isPage()) {
      answer.header(POLICY, ContentPolicy.of(file.text()));
    }
    return answer.build();
  }

  /** A file of a plugin's page; the version only makes that of another start another address. */
  @GET
  @Path("console/plugins/{plugin}/{version}/{name: .+}")
  public Response file(
      @PathParam("plugin") String plugin,
      @PathParam("name") String name,
      @Context Request request) {
    ConsoleFiles.File file = files.find(plugin, name).orElseThrow(NotFoundException::new);
    return answer(file, request).header(POLICY, NOTHING).build();
  }

  private static Response.ResponseBuilder answer(ConsoleFiles.File file, Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(file.tag());
    return (unchanged == null ? Response.ok(file.content(), file.type()) : unchanged)
        .tag(file.tag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static Response redirect(String page) {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
  }
}
