package org.trailmark.server.http.statements;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.AgentNames;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.server.http.xapi.CallerRights;
import org.trailmark.server.http.xapi.QueryParameters;
import org.trailmark.server.http.xapi.Tagged;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Person object (xAPI-Communication 2.4): the agent that was asked for, those that are linked
 * to it as one person, and the names that go with them in the request and in the newest statements
 * that mention them, newest first. What a voided statement says does not count.
 *
 * <p>Who may not see which agents are one person sees the one that was asked for; see RATIONALE,
 * "Who sees that agents are one person". Names come from statements that the caller sees.
 */
@Path("agents")
public final class AgentsResource {
  /** Names are repeated in every statement, so a few tell them all. */
  private static final int STATEMENTS = 100;

  private static final int STATEMENTS_OF_EACH = 10;

  private static final JsonMapper JSON = new JsonMapper();

  private final StatementReader reader;
  private final IdentityStore identities;
  private final CallerRights.Source rights;

  /**
   * @param rights what a caller may do
   */
  public AgentsResource(
      StatementReader reader, IdentityStore identities, CallerRights.Source rights) {
    this.reader = reader;
    this.identities = identities;
    this.rights = rights;
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(ContainerRequestContext request) {
    QueryParameters parameters =
        QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of("agent"));
    String sent = parameters.text("agent");
    if (sent == null) {
      throw QueryParameters.invalid("\"agent\" is missing.");
    }
    Ifi asked = ParameterValues.agentOnly("agent", sent);
    boolean mayFollow = request.getSecurityContext().isUserInRole(Scope.PEOPLE_READ.text());
    CallerRights caller = rights.of(request);
    caller.requireLearner(asked.key());
    List<Ifi> agents = mayFollow ? agents(asked) : List.of(asked);
    List<Ifi> seen = agents.stream().filter(agent -> caller.mayAskAbout(agent.key())).toList();
    Person person = new Person(seen, names(sent, seen, caller.sight()));
    return Tagged.json(request, JSON.writeValueAsBytes(person.json()), null);
  }

  /** The agent as it was sent, then the others. */
  private List<Ifi> agents(Ifi asked) {
    List<Ifi> agents = new ArrayList<>(identities.person(asked));
    agents.removeIf(agent -> agent.key().equals(asked.key()));
    agents.add(0, asked);
    return agents;
  }

  private Set<String> names(String sent, List<Ifi> agents, Sight sight) {
    Set<String> names = new LinkedHashSet<>();
    JSON.readTree(sent).optional("name").ifPresent(name -> names.add(name.asString()));
    int limit = Math.max(STATEMENTS / agents.size(), STATEMENTS_OF_EACH);
    for (Ifi agent : agents) {
      StatementQuery newest =
          new StatementQuery(agent, true, null, null, false, null, null, null, false, limit, null);
      for (StoredStatement statement : reader.query(newest, sight).statements()) {
        names.addAll(AgentNames.in(statement.json(), agent));
      }
    }
    return names;
  }
}
