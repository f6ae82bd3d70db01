package org.trailmark.journey.api.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Consent;
import org.trailmark.journey.ledger.ConsentScope;
import org.trailmark.journey.ledger.Consents;
import org.trailmark.lrs.plugin.PluginContext;

/**
 * What learners agreed to and refused, as an admin writes it down. What a learner says herself will
 * come as statements, and end in the same events.
 */
@Path("learners/{id}/consent")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentResource {
  private final PluginContext context;

  public ConsentResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object get(@PathParam("id") String id) {
    return context.database().read(c -> standing(id, Handles.over(c)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Object put(@PathParam("id") String id, String body) {
    return record(id, ConsentJson.read(body));
  }

  /** Withdraws: nothing is removed, for it must be known later what held when. */
  @DELETE
  public Object withdraw(
      @PathParam("id") String id,
      @QueryParam("scope") @Nullable String scope,
      @QueryParam("by") @Nullable String by,
      @QueryParam("reason") @Nullable String reason) {
    try {
      ConsentScope from = scope == null ? ConsentScope.EVERYTHING : ConsentScope.parse(scope);
      return record(id, new ConsentWord(from, false, null, by == null ? "admin" : by, reason));
    } catch (IllegalArgumentException e) {
      throw Parameters.wrong("scope is " + e.getMessage());
    }
  }

  private Object record(String id, ConsentWord word) {
    Instant now = context.clock().instant();
    return context
        .database()
        .write(
            c -> {
              Handle tx = Handles.over(c);
              String learner = new Learners(tx).get(id).id();
              word.record(learner, now, new Consents(tx));
              return standing(learner, tx);
            });
  }

  private static Standing standing(String id, Handle tx) {
    String learner = new Learners(tx).get(id).id();
    return new Standing(learner, new Consents(tx).now(learner).stream().map(View::of).toList());
  }

  @GET
  @Path("history")
  public Object history(
      @PathParam("id") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    int max = Parameters.limit(limit);
    Long before = after == null ? null : Parameters.number("after", after);
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              String learner = new Learners(tx).get(id).id();
              Cut<Consent> page = Cut.to(max, new Consents(tx).history(learner, before, max + 1));
              return new History(
                  learner,
                  page.rows().stream().map(View::of).toList(),
                  page.more(last -> String.valueOf(last.id())));
            });
  }

  /**
   * What holds now.
   *
   * @param consent the newest of each scope; empty: she said nothing
   */
  record Standing(String learner, List<View> consent) {}

  /** What she said, what was written down last first. */
  record History(String learner, List<View> events, @Nullable String more) {}

  record View(
      long id,
      String scope,
      String state,
      Instant at,
      Instant recordedAt,
      String by,
      @Nullable String reason) {
    static View of(Consent consent) {
      return new View(
          consent.id(),
          consent.scope().text(),
          consent.granted() ? "granted" : "withdrawn",
          consent.at(),
          consent.recordedAt(),
          consent.by(),
          consent.reason());
    }
  }
}
