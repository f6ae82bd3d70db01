package org.trailmark.server.jobs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Begins imports, for admins. */
@Path(ImportsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {
  /** Where a file is uploaded: what is sent there goes to disk and has a limit of its own. */
  public static final String PATH = "jobs/imports";

  private static final String KIND = "import";
  private static final String USUAL_VERSION = "2.0.0";

  private final Jobs jobs;
  private final People people;
  private final ImportFolder folder;

  /**
   * @param folder where files lie that were put there
   */
  public ImportsResource(Jobs jobs, People people, ImportFolder folder) {
    this.jobs = jobs;
    this.people = people;
    this.folder = folder;
  }

  /**
   * Takes a file in, and begins to import it. Answered when all of it is here.
   *
   * @param name what the file is called, for the report
   * @param version of statements that name none
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response upload(
      @QueryParam("name") @DefaultValue("statements") String name,
      @QueryParam("version") @DefaultValue(USUAL_VERSION) String version,
      InputStream body,
      @Context SecurityContext caller) {
    return created(Map.of("name", name, "version", version), caller, body);
  }

  /** What lies in the folder of imports, in the order of the paths. */
  @GET
  @Path("folder")
  public FilesPage files(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws IOException {
    int max = Math.min(Math.max(limit, 1), JobsResource.MAX_PAGE);
    List<String> found =
        folder.files().stream().filter(path -> path.compareTo(after) > 0).limit(max + 1L).toList();
    List<String> page = found.subList(0, Math.min(max, found.size()));
    return new FilesPage(
        page,
        found.size() > max
            ? PATH + "/folder?limit=" + max + "&after=" + JobsResource.encoded(page.get(max - 1))
            : null);
  }

  /** Begins to import what lies in the folder of imports already. */
  @POST
  @Path("folder")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response fromFolder(@Nullable FolderWish wish, @Context SecurityContext caller) {
    if (wish == null || wish.path == null) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "\"path\" says which file or folder of DATA/imports.");
    }
    String version = wish.version == null ? USUAL_VERSION : wish.version;
    return created(Map.of("path", wish.path, "version", version), caller, null);
  }

  private Response created(
      Map<String, String> said, SecurityContext caller, @Nullable InputStream body) {
    LiveJob live = jobs.create(KIND, said, people.of(caller), body);
    return Response.status(Response.Status.CREATED).entity(new JobViews(jobs).shown(live)).build();
  }

  /**
   * A part of what can be imported from the folder.
   *
   * @param files paths, as an import takes them
   * @param more where the next part is; null: this is the last
   */
  public record FilesPage(List<String> files, @Nullable String more) {}

  /**
   * What is to be imported.
   *
   * @param path of a file or a folder, relative to {@code DATA/imports}
   * @param version of statements that name none; null: 2.0.0
   */
  public record FolderWish(@Nullable String path, @Nullable String version) {}
}
