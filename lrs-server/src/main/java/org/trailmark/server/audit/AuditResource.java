package org.trailmark.server.audit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditQuery;
import org.trailmark.lrs.store.AuditReader;
import org.trailmark.lrs.store.AuditedAct;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What admins did, for admins: as acts to read, and as entries to verify. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int MAX_PAGE = 200;
  private static final int MAX_ENTRIES = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  private final AuditReader audit;

  public AuditResource(AuditReader audit) {
    this.audit = audit;
  }

  /** Acts, the newest first. */
  @GET
  public Acts acts(
      @QueryParam("who") @Nullable String who,
      @QueryParam("route") @Nullable String route,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    AuditQuery query = new AuditQuery(who, route, time("since", since), time("until", until));
    List<AuditedAct> found = audit.acts(query, before == null ? Long.MAX_VALUE : before, max + 1);
    List<AuditedAct> page = found.subList(0, Math.min(max, found.size()));
    String more = null;
    if (found.size() > max) {
      more =
          "audit?limit="
              + max
              + "&before="
              + page.get(max - 1).begun().seq()
              + parameter("who", who)
              + parameter("route", route)
              + parameter("since", since)
              + parameter("until", until);
    }
    return new Acts(page.stream().map(Act::of).toList(), more);
  }

  /** The entries themselves, in their order, for whoever verifies the chain. */
  @GET
  @Path("entries")
  public Entries entries(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_ENTRIES);
    List<AuditEntry> page = audit.readAfter(after, max);
    String more =
        page.size() < max
            ? null
            : "audit/entries?limit=" + max + "&after=" + page.get(max - 1).seq();
    return new Entries(page, more);
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER,
          "\"" + name + "\" is a time like 2026-03-01T08:00:00Z, not \"" + text + "\".",
          e);
    }
  }

  /**
   * An act; times are UTC.
   *
   * @param act its number: the place of the entry that began it
   * @param begunAt written before it was done
   * @param endedAt written after; null with {@code outcome}: what became of it is not known
   * @param outcome the status of the answer
   * @param detail what exactly was asked; null: it named somebody who was erased
   */
  public record Act(
      long act,
      Instant begunAt,
      @Nullable Instant endedAt,
      String who,
      String method,
      String route,
      @Nullable Integer outcome,
      @Nullable JsonNode detail) {
    static Act of(AuditedAct act) {
      AuditEntry begun = act.begun();
      AuditEntry ended = act.ended();
      return new Act(
          begun.seq(),
          begun.at(),
          ended == null ? null : ended.at(),
          begun.who(),
          begun.method(),
          begun.route(),
          ended == null ? null : ended.outcome(),
          begun.detail() == null ? null : JSON.readTree(begun.detail()));
    }
  }

  /**
   * A part of the acts.
   *
   * @param more where the next part is, relative to the admin REST; null: this is the last
   */
  public record Acts(List<Act> acts, @Nullable String more) {}

  /**
   * A part of the entries.
   *
   * @param more where the next part is, relative to the admin REST; null: this is the last
   */
  public record Entries(List<AuditEntry> entries, @Nullable String more) {}
}
