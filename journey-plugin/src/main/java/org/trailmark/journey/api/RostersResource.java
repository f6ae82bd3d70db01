package org.trailmark.journey.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Rosters: who is on them, and putting a new list in the place of the old one. */
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
                  Set<String> changed = new Rosters(tx).put(name, members, now);
                  new Agenda(tx).add(changed);
                  return new Loaded(name, members.size(), changed.size());
                });
    context.wake();
    return loaded;
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
              Rosters.Summary summary =
                  rosters.list().stream()
                      .filter(roster -> roster.name().equals(name))
                      .findFirst()
                      .orElseThrow(
                          () -> new LrsException(ProblemCode.NOT_FOUND, "no roster " + name));
              List<Rosters.Member> found =
                  rosters.members(name, after == null ? "" : after, max + 1);
              boolean more = found.size() > max;
              List<Rosters.Member> page = more ? found.subList(0, max) : found;
              return new Members(
                  name,
                  summary.loadedAt(),
                  summary.members(),
                  page.stream().map(Member::of).toList(),
                  more ? page.get(max - 1).agent() : null);
            });
  }

  /**
   * What a PUT did.
   *
   * @param changed learners for whom something changed: they are folded again
   */
  record Loaded(String name, int members, int changed) {}

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
