package org.trailmark.server.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Gives out the console's files, which are read once, when the server starts. */
@Path("/")
public final class ConsoleResource {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "console.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "api.js", SCRIPT,
          "console.js", SCRIPT,
          "dom.js", SCRIPT,
          "learners.js", SCRIPT,
          "overview.js", SCRIPT);

  private final Map<String, byte[]> files = new HashMap<>();
  private final String home;

  /**
   * @param basePath what clients see in front of every path
   */
  public ConsoleResource(String basePath) {
    home = basePath + "/console/";
    TYPES.keySet().forEach(name -> files.put(name, read(name)));
  }

  @GET
  public Response root() {
    return redirect();
  }

  /** The page; relative addresses in it need the slash at the end. */
  @GET
  @Path("console{slash: /?}")
  public Response page(@PathParam("slash") String slash, @Context Request request) {
    return slash.isEmpty() ? redirect() : file("index.html", request);
  }

  @GET
  @Path("console/{name}")
  public Response file(@PathParam("name") String name, @Context Request request) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new NotFoundException();
    }
    EntityTag tag = new EntityTag(Integer.toHexString(Arrays.hashCode(content)));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(content, TYPES.get(name)) : unchanged)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  private Response redirect() {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, home).build();
  }

  private static byte[] read(String name) {
    try (InputStream file = ConsoleResource.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the console's " + name + " is missing");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
