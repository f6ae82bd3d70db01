package org.trailmark.server.http.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trailmark.lrs.store.ActivityReader;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.server.http.xapi.CallerRights;
import org.trailmark.server.http.xapi.QueryParameters;
import org.trailmark.server.http.xapi.Tagged;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The full activity object (xAPI-Communication 2.5); one that nobody has defined has its id. */
@Path("activities")
public final class ActivitiesResource {
  private static final JsonMapper JSON = new JsonMapper();

  private final ActivityReader activities;
  private final CallerRights.Source rights;

  /**
   * @param rights what a caller may do
   */
  public ActivitiesResource(ActivityReader activities, CallerRights.Source rights) {
    this.activities = activities;
    this.rights = rights;
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(ContainerRequestContext request) {
    QueryParameters parameters =
        QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of("activityId"));
    String id = parameters.value("activityId", ParameterValues::iri);
    if (id == null) {
      throw QueryParameters.invalid("\"activityId\" is missing.");
    }
    rights.of(request).requireActivity(id);
    ObjectNode activity = JSON.createObjectNode();
    activity.put("objectType", "Activity");
    activity.put("id", id);
    activities
        .definition(id)
        .ifPresent(
            definition ->
                activity.putRawValue("definition", new RawValue(new String(definition, UTF_8))));
    return Tagged.json(request, JSON.writeValueAsBytes(activity), null);
  }
}
