package org.trailmark.server.records.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginEvent;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.server.records.intake.VoidedTarget;

/**
 * Everything since, for machines that keep up by pulling: who gives back the cursor of the last
 * answer that she took misses nothing and takes nothing twice. For admins.
 */
@Path("changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {
  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS = List.of("after", "limit");

  private static final int USUAL_LIMIT = 500;
  private static final int MOST_LIMIT = 5000;

  private final Records records;

  public ChangesResource(Records records) {
    this.records = records;
  }

  /**
   * Something that changed.
   *
   * @param kind {@code statement}, {@code voided}, {@code linked} or {@code unlinked}, or the name
   *     of a plugin and what it calls it, with a dot between
   * @param at when, UTC
   * @param id of the statement that was stored or voided
   * @param by the statement that voids
   * @param link the id of the link
   * @param agents the two that are one person, or no longer
   * @param statement as it is stored
   * @param seq the number of a plugin's event
   * @param learner whom a plugin's event is about
   * @param event all about a plugin's event
   */
  public record Change(
      String kind,
      Instant at,
      @Nullable UUID id,
      @Nullable UUID by,
      @Nullable Long link,
      @Nullable List<Map<String, Object>> agents,
      @JsonRawValue @Nullable String statement,
      @Nullable Long seq,
      @Nullable String learner,
      @JsonRawValue @Nullable String event) {

    static Change of(StoredStatement stored) {
      String json = new String(stored.json(), StandardCharsets.UTF_8);
      return new Change(
          "statement", stored.stored(), stored.id(), null, null, null, json, null, null, null);
    }

    static Change voided(UUID target, StoredStatement by) {
      return new Change("voided", by.stored(), target, by.id(), null, null, null, null, null, null);
    }

    static Change of(IdentityEvent event) {
      return new Change(
          event.kind().name().toLowerCase(Locale.ROOT),
          event.at(),
          null,
          null,
          event.link(),
          List.of(AgentJson.of(event.one()), AgentJson.of(event.other())),
          null,
          null,
          null,
          null);
    }

    static Change of(String plugin, PluginEvent event) {
      return new Change(
          plugin + "." + event.kind(),
          event.at(),
          null,
          null,
          null,
          null,
          null,
          event.seq(),
          event.learner(),
          event.json());
    }
  }

  /**
   * What changed: statements in the order of the log, then links in theirs, then what happened in
   * plugins, each in its order.
   *
   * @param cursor to be given as {@code after} next time, now or later
   * @param more whether there is more already
   */
  public record Changes(List<Change> changes, String cursor, boolean more) {}

  @GET
  public Changes changes(@Context UriInfo uri) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Cursor after = sent.one("after", Cursor::read, Cursor.BEGINNING);
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    sent.check();
    List<StoredStatement> statements = records.log().readAfter(after.statement(), limit);
    int left = limit - statements.size();
    List<IdentityEvent> links =
        left == 0 ? List.of() : records.context().identities().readAfter(after.link(), left);
    left -= links.size();
    Map<String, List<PluginEvent>> events = records.streams().readAfter(after.plugins(), left);
    left -= events.values().stream().mapToInt(List::size).sum();
    Cursor cursor =
        new Cursor(
            statements.isEmpty() ? after.statement() : last(statements).seq(),
            links.isEmpty() ? after.link() : last(links).seq(),
            after.plugins());
    for (Map.Entry<String, List<PluginEvent>> plugin : events.entrySet()) {
      cursor = cursor.atPlugin(plugin.getKey(), last(plugin.getValue()).seq());
    }
    return new Changes(changes(statements, links, events), cursor.toString(), left == 0);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static List<Change> changes(
      List<StoredStatement> statements,
      List<IdentityEvent> links,
      Map<String, List<PluginEvent>> events) {
    List<Change> changes = new ArrayList<>();
    for (StoredStatement stored : statements) {
      changes.add(Change.of(stored));
      UUID target = VoidedTarget.of(stored.json());
      if (target != null) {
        changes.add(Change.voided(target, stored));
      }
    }
    links.forEach(link -> changes.add(Change.of(link)));
    events.forEach((plugin, some) -> some.forEach(event -> changes.add(Change.of(plugin, event))));
    return changes;
  }
}
