package org.trailmark.server.privacy;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;

/** Legal holds, for admins: whose data must stay, and why. */
@Path("privacy/holds")
@Produces(MediaType.APPLICATION_JSON)
public final class HoldsResource {
  private final Eraser eraser;
  private final InstantSource clock;

  public HoldsResource(Eraser eraser, InstantSource clock) {
    this.eraser = eraser;
    this.clock = clock;
  }

  @GET
  public Shown.Holds list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Page.limit(limit);
    List<Eraser.Hold> found = eraser.holds(after, max + 1);
    List<Eraser.Hold> page = found.subList(0, Math.min(max, found.size()));
    return new Shown.Holds(
        page.stream().map(Shown.Hold::of).toList(),
        found.size() > max
            ? "holds?limit=" + max + "&after=" + encoded(page.get(max - 1).agent().key())
            : null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Holds a person by one of her agents, or changes why. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Shown.Hold hold(byte[] body, @Context SecurityContext caller) {
    PersonWish wish = PersonWish.read(body);
    if (wish.reason().isBlank()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "A hold needs a reason.",
          List.of(Fault.inDocument("/reason", 0, "is missing: why must her data stay?")));
    }
    Eraser.Hold hold =
        new Eraser.Hold(
            wish.agent(),
            caller.getUserPrincipal().getName(),
            wish.reason(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    eraser.hold(hold);
    return Shown.Hold.of(hold);
  }

  /** Lets go of an agent. */
  @DELETE
  public void release(@QueryParam("agent") @Nullable String agent) {
    if (agent == null) {
      throw new LrsException(ProblemCode.INVALID_PARAMETER, "\"agent\" is missing: who is free?");
    }
    Ifi free = Ifi.ofKey(ParameterValues.agentOnly("agent", agent).key());
    if (!eraser.release(free)) {
      throw new LrsException(ProblemCode.NOT_FOUND, "This agent is not on hold.");
    }
  }
}
