package org.trailmark.server.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.AgentNames;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Person object (xAPI-Communication 2.4): the identifier that was asked for, and the names that
 * go with it in the request and in the newest statements that mention it, newest first. What a
 * voided statement says does not count.
 */
@Path("agents")
public final class AgentsResource {
  /** Names are repeated in every statement, so a few tell them all. */
  private static final int STATEMENTS = 100;

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");

  private final StatementReader reader;

  public AgentsResource(StatementReader reader) {
    this.reader = reader;
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    QueryParameters parameters =
        QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of("agent"));
    String sent = parameters.text("agent");
    if (sent == null) {
      throw QueryParameters.invalid("\"agent\" is missing.");
    }
    Ifi ifi = ParameterValues.agentOnly("agent", sent);
    JsonNode agent = JSON.readTree(sent);
    return Tagged.json(request, JSON.writeValueAsBytes(person(agent, names(agent, ifi))), null);
  }

  private Set<String> names(JsonNode agent, Ifi ifi) {
    Set<String> names = new LinkedHashSet<>();
    if (agent.has("name")) {
      names.add(agent.get("name").asString());
    }
    StatementQuery newest =
        new StatementQuery(ifi, true, null, null, false, null, null, null, false, STATEMENTS, null);
    for (StoredStatement statement : reader.query(newest).statements()) {
      names.addAll(AgentNames.in(statement.json(), ifi));
    }
    return names;
  }

  private static ObjectNode person(JsonNode agent, Set<String> names) {
    ObjectNode person = JSON.createObjectNode();
    person.put("objectType", "Person");
    if (!names.isEmpty()) {
      names.forEach(person.putArray("name")::add);
    }
    for (String identifier : IDENTIFIERS) {
      if (agent.has(identifier)) {
        person.putArray(identifier).add(agent.get(identifier));
      }
    }
    return person;
  }
}
