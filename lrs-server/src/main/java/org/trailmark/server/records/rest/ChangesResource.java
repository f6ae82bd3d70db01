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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  private final Records records;

  public ChangesResource(Records records) {
    this.records = records;
  }

  /**
   * How far somebody has come.
   *
   * @param statement the last place in the log
   * @param event the last event of identities
   */
  private record Cursor(long statement, long event) {
    static Cursor read(String text) {
      Matcher matcher = CURSOR.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("must be the cursor of an answer");
      }
      return new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    String text() {
      return statement + "-" + event;
    }
  }

  /**
   * Something that changed.
   *
   * @param kind {@code statement}, {@code voided}, {@code linked} or {@code unlinked}
   * @param at when, UTC
   * @param id of the statement that was stored or voided
   * @param by the statement that voids
   * @param link the id of the link
   * @param agents the two that are one person, or no longer
   * @param statement as it is stored
   */
  public record Change(
      String kind,
      Instant at,
      @Nullable UUID id,
      @Nullable UUID by,
      @Nullable Long link,
      @Nullable List<Map<String, Object>> agents,
      @JsonRawValue @Nullable String statement) {}

  /**
   * What changed, statements in the order of the log, then links in theirs.
   *
   * @param cursor to be given as {@code after} next time, now or later
   * @param more whether there is more already
   */
  public record Changes(List<Change> changes, String cursor, boolean more) {}

  @GET
  public Changes changes(@Context UriInfo uri) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Cursor after = sent.one("after", Cursor::read, new Cursor(0, 0));
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    sent.check();
    List<Change> changes = new ArrayList<>();
    List<StoredStatement> statements = records.log().readAfter(after.statement, limit);
    long statement = after.statement;
    for (StoredStatement stored : statements) {
      add(stored, changes);
      statement = stored.seq();
    }
    int left = limit - statements.size();
    List<IdentityEvent> events =
        left == 0 ? List.of() : records.context().identities().readAfter(after.event, left);
    long event = after.event;
    for (IdentityEvent one : events) {
      changes.add(change(one));
      event = one.seq();
    }
    return new Changes(
        changes, new Cursor(statement, event).text(), statements.size() + events.size() == limit);
  }

  private static void add(StoredStatement stored, List<Change> changes) {
    String json = new String(stored.json(), StandardCharsets.UTF_8);
    changes.add(new Change("statement", stored.stored(), stored.id(), null, null, null, json));
    UUID target = VoidedTarget.of(stored.json());
    if (target != null) {
      changes.add(new Change("voided", stored.stored(), target, stored.id(), null, null, null));
    }
  }

  private static Change change(IdentityEvent event) {
    return new Change(
        event.kind().name().toLowerCase(Locale.ROOT),
        event.at(),
        null,
        null,
        event.link(),
        List.of(AgentJson.of(event.one()), AgentJson.of(event.other())),
        null);
  }
}
