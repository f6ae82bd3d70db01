package org.trailmark.journey.api.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.AgentParameter;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Rosters: who is on them; whole lists and single people put on them and taken off. */
@Path("rosters")
@Produces(MediaType.APPLICATION_JSON)
public final class RostersResource {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  private final PluginContext context;

  public RostersResource(PluginContext context) {
    this.context = context;
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Object putJson(@PathParam("name") String name, String body) {
    return put(name, RosterJson.read(body));
  }

  @PUT
  @Path("{name}")
  @Consumes("text/csv")
  public Object putCsv(@PathParam("name") String name, String body) {
    return put(name, RosterCsv.read(body));
  }

  private Object put(String name, List<Rosters.NewMember> members) {
    return change(name, members, Rosters::put);
  }

  @POST
  @Path("{name}/members")
  @Consumes(MediaType.APPLICATION_JSON)
  public Object addJson(@PathParam("name") String name, String body) {
    return change(name, RosterJson.read(body), Rosters::add);
  }

  @POST
  @Path("{name}/members")
  @Consumes("text/csv")
  public Object addCsv(@PathParam("name") String name, String body) {
    return change(name, RosterCsv.read(body), Rosters::add);
  }

  /** How a list of people becomes a roster's; answers for whom something changed. */
  @FunctionalInterface
  private interface Change {
    Set<String> of(Rosters rosters, String name, List<Rosters.NewMember> members, Instant now);
  }

  private Object change(String name, List<Rosters.NewMember> members, Change change) {
    if (!NAME.matcher(name).matches()) {
      throw Parameters.wrong(
          "a roster's name is lower-case letters, digits and hyphens, not " + name);
    }
    Instant now = context.clock().instant();
    Loaded loaded =
        context
            .database()
            .write(
                c -> {
                  Handle tx = Handles.over(c);
                  Rosters rosters = new Rosters(tx);
                  Set<String> changed = change.of(rosters, name, members, now);
                  new Agenda(tx).add(changed);
                  return new Loaded(name, summary(name, rosters).members(), changed.size());
                });
    context.wake();
    return loaded;
  }

  /** Removes a roster: it is as if nobody had ever been on it. */
  @DELETE
  @Path("{name}")
  public void remove(@PathParam("name") String name) {
    context
        .database()
        .write(
            c -> {
              Handle tx = Handles.over(c);
              Set<String> changed = new Rosters(tx).remove(name).orElseThrow(() -> missing(name));
              new Agenda(tx).add(changed);
              return changed;
            });
    context.wake();
  }

  /** Takes somebody off a roster: it is as if she had never been on it. */
  @DELETE
  @Path("{name}/members")
  public void take(@PathParam("name") String name, @QueryParam("agent") @Nullable String agent) {
    if (agent == null) {
      throw Parameters.wrong("agent is missing: who is to be taken off the roster?");
    }
    String key = AgentParameter.key(agent);
    context
        .database()
        .write(
            c -> {
              Handle tx = Handles.over(c);
              String learner =
                  new Rosters(tx)
                      .take(name, key)
                      .orElseThrow(
                          () ->
                              new LrsException(
                                  ProblemCode.NOT_FOUND, key + " is not on the roster " + name));
              new Agenda(tx).add(Set.of(learner));
              return learner;
            });
    context.wake();
  }

  private static Rosters.Summary summary(String name, Rosters rosters) {
    return rosters.find(name).orElseThrow(() -> missing(name));
  }

  private static LrsException missing(String name) {
    return new LrsException(ProblemCode.NOT_FOUND, "no roster " + name);
  }

  @GET
  public Object list() {
    return new Page(context.database().read(c -> new Rosters(Handles.over(c)).list()));
  }

  @GET
  @Path("{name}")
  public Object members(
      @PathParam("name") String name,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    return context
        .database()
        .read(
            c -> {
              Rosters rosters = new Rosters(Handles.over(c));
              Rosters.Summary summary = summary(name, rosters);
              Cut<Rosters.Member> page =
                  Cut.to(max, rosters.members(name, after == null ? "" : after, max + 1));
              return new Members(
                  name,
                  summary.loadedAt(),
                  summary.members(),
                  page.rows().stream().map(Member::of).toList(),
                  page.more(Rosters.Member::agent));
            });
  }

  /** All members, as a PUT takes them. */
  @GET
  @Path("{name}")
  @Produces("text/csv;qs=0.5")
  public StreamingOutput membersCsv(@PathParam("name") String name) {
    context.database().read(c -> summary(name, new Rosters(Handles.over(c))));
    return new RosterMembersCsv(context.database(), name);
  }

  /**
   * What a list of people did.
   *
   * @param members how many are on it now
   * @param changed learners for whom something changed: they are folded again
   */
  record Loaded(String name, long members, int changed) {}

  record Page(List<Rosters.Summary> rosters) {}

  record Members(
      String name, Instant loadedAt, long count, List<Member> members, @Nullable String more) {}

  record Member(String learner, Map<String, Object> agent, Instant since) {
    static Member of(Rosters.Member member) {
      return new Member(
          member.learner(),
          XapiAgent.of(new Learner.KnownAgent(member.key(), member.name())),
          member.since());
    }
  }
}
