package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.profile.Profile;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.publication.LoadedProfiles;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** xAPI Profiles, whose patterns definitions may wait for: loading them, and what is loaded. */
@Path("profiles")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfilesResource {
  private final PluginContext context;

  public ProfilesResource(PluginContext context) {
    this.context = context;
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  public Object put(String document) {
    return context
        .database()
        .write(
            c -> {
              LoadedProfiles loaded = new LoadedProfiles(Handles.over(c));
              Profile profile = new ProfileReader().read(document, loaded);
              LoadedProfiles.Outcome outcome = loaded.put(profile, context.clock().instant());
              return new Loaded(
                  profile.id(),
                  profile.version(),
                  Parameters.slug(outcome),
                  profile.templates().size(),
                  profile.primaryPatterns());
            });
  }

  @GET
  public Object list(
      @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    Cut<LoadedProfiles.Summary> page =
        Cut.to(
            max,
            context
                .database()
                .read(
                    c ->
                        new LoadedProfiles(Handles.over(c))
                            .list(after == null ? "" : after, max + 1)));
    return new Page(page.rows(), page.more(LoadedProfiles.Summary::version));
  }

  /** The IRI of a version has slashes, encoded or not. */
  @GET
  @Path("{version: .+}")
  public Object get(@PathParam("version") String version) {
    return context
        .database()
        .read(
            c -> {
              LoadedProfiles loaded = new LoadedProfiles(Handles.over(c));
              return new Detail(
                  loaded.find(version).orElseThrow(() -> unknown(version)),
                  loaded.document(version).orElseThrow(() -> unknown(version)));
            });
  }

  /** What was published goes on by the text of its day. */
  @DELETE
  @Path("{version: .+}")
  public void remove(@PathParam("version") String version) {
    boolean removed =
        context.database().write(c -> new LoadedProfiles(Handles.over(c)).remove(version));
    if (!removed) {
      throw unknown(version);
    }
  }

  private static LrsException unknown(String version) {
    return new LrsException(ProblemCode.NOT_FOUND, "no profile version " + version);
  }

  /**
   * What a PUT did.
   *
   * @param outcome {@code loaded}, {@code replaced} or {@code unchanged}
   * @param templates how many it has
   * @param patterns IRIs of the primary patterns
   */
  record Loaded(
      String profile, String version, String outcome, int templates, List<String> patterns) {}

  record Page(List<LoadedProfiles.Summary> profiles, @Nullable String more) {}

  /**
   * A version in full.
   *
   * @param document the text as it came
   */
  record Detail(LoadedProfiles.Summary profile, String document) {}
}
