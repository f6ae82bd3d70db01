package org.trailmark.journey.learner;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;

/**
 * Where learners live and what they read, as one transaction sees it. Kept by agent, so that links
 * and unlinks of identities lose nothing; of what was told of several agents of hers the newest
 * counts.
 */
public final class Preferences {
  private static final String ZONE = "zone";
  private static final String LANGUAGE = "language";
  private static final Comparator<Value> NEWEST_LAST =
      Comparator.comparingLong(Value::toldAt).thenComparing(Value::agent);

  private final Handle handle;

  public Preferences(Handle handle) {
    this.handle = handle;
  }

  /** What is known of a learner; a zone that Java does not know any more reads as none. */
  public Told of(String learner) {
    return of(List.of(learner)).getOrDefault(learner, Told.NOTHING);
  }

  /** What is known of learners, by learner; of whom nothing is known is left out. */
  public Map<String, Told> of(Collection<String> learners) {
    Map<String, Map<String, Value>> newest = new HashMap<>();
    Bulk.query(
            handle,
            "learner",
            Bulk.rows(learners),
            "SELECT a.learner AS learner, p.agent AS agent, p.name AS name, p.value AS value,"
                + " p.told_at AS told_at FROM asked CROSS JOIN agent a CROSS JOIN preference p"
                + " WHERE a.learner = asked.learner AND p.agent = a.id",
            r ->
                new Value(
                    Rows.text(r, "learner"),
                    Rows.text(r, "agent"),
                    Rows.text(r, "name"),
                    Rows.text(r, "value"),
                    r.getLong("told_at")))
        .forEach(
            value ->
                newest
                    .computeIfAbsent(value.learner(), l -> new HashMap<>())
                    .merge(value.name(), value, BinaryOperator.maxBy(NEWEST_LAST)));
    Map<String, Told> told = new HashMap<>();
    newest.forEach(
        (learner, values) ->
            told.put(learner, new Told(zone(text(values.get(ZONE))), text(values.get(LANGUAGE)))));
    return told;
  }

  private static @Nullable String text(@Nullable Value value) {
    return value == null ? null : value.value();
  }

  private record Value(String learner, String agent, String name, String value, long toldAt) {}

  private static @Nullable ZoneId zone(@Nullable String text) {
    try {
      return text == null ? null : ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Puts this in the place of what was known of all her agents; null: it is not known. */
  public void replace(String learner, Told told, Instant now) {
    handle.execute(
        "DELETE FROM preference WHERE agent IN (SELECT id FROM agent WHERE learner = ?)", learner);
    new Learners(handle).agents(learner).forEach(agent -> add(agent, told, now));
  }

  /**
   * Adds to what is known of one agent; null leaves what was known.
   *
   * @return whether her zone is another one now, and with it her days
   */
  public boolean add(String agent, Told told, Instant now) {
    boolean moved = told.zone() != null && !told.zone().getId().equals(value(agent, ZONE));
    if (told.zone() != null) {
      put(agent, ZONE, told.zone().getId(), now);
    }
    if (told.language() != null) {
      put(agent, LANGUAGE, told.language(), now);
    }
    return moved;
  }

  private @Nullable String value(String agent, String name) {
    return handle
        .createQuery("SELECT value FROM preference WHERE agent = :agent AND name = :name")
        .bind("agent", agent)
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  private void put(String agent, String name, String value, Instant now) {
    handle.execute(
        "INSERT INTO preference (agent, name, value, told_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (agent, name)"
            + " DO UPDATE SET value = excluded.value, told_at = excluded.told_at",
        agent,
        name,
        value,
        now.toEpochMilli());
  }

  /**
   * What is known.
   *
   * @param zone on whose clock she lives; null: not known
   * @param language the tag (BCP 47) of what she reads; null: not known
   */
  public record Told(@Nullable ZoneId zone, @Nullable String language) {
    public static final Told NOTHING = new Told(null, null);

    /** On whose clock her days are counted: her own, or where it is not known this one. */
    public ZoneId zoneOr(ZoneId otherwise) {
      return zone == null ? otherwise : zone;
    }
  }
}
