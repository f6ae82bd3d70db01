package org.trailmark.journey.learner;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;

/** Named sets of learners, given by an admin: they know people who have no statement yet. */
public final class Rosters {
  private final Handle handle;

  public Rosters(Handle handle) {
    this.handle = handle;
  }

  /**
   * Puts these members in the place of what the roster held. Who was a member already and comes
   * without a time keeps hers; who is new and comes without one is a member from {@code now}.
   *
   * @return the learners for whom something changed
   */
  public Set<String> put(String name, Collection<NewMember> members, Instant now) {
    Map<String, Long> before = sinceByAgent(name);
    Map<String, Long> after = new LinkedHashMap<>();
    Set<String> moved = new TreeSet<>();
    Learners learners = new Learners(handle);
    for (NewMember member : members) {
      String agent = learners.know(member.key(), member.name()).agent();
      if (new Preferences(handle).add(agent, member.told(), now)) {
        moved.add(agent);
      }
      Instant since = member.since();
      after.put(
          agent,
          since != null
              ? since.toEpochMilli()
              : before.getOrDefault(agent, now.toEpochMilli()).longValue());
    }
    handle
        .createUpdate(
            "INSERT INTO roster (name, loaded_at) VALUES (:name, :now)"
                + " ON CONFLICT (name) DO UPDATE SET loaded_at = excluded.loaded_at")
        .bind("name", name)
        .bind("now", now.toEpochMilli())
        .execute();
    handle.execute("DELETE FROM roster_member WHERE roster = ?", name);
    insert(name, after);
    return changed(before, after, moved);
  }

  private void insert(String name, Map<String, Long> members) {
    if (members.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO roster_member (roster, agent, since) VALUES (?, ?, ?)");
    members.forEach((agent, since) -> batch.add(name, agent, since));
    batch.execute();
  }

  private Set<String> changed(
      Map<String, Long> before, Map<String, Long> after, Set<String> moved) {
    Set<String> agents = new TreeSet<>(before.keySet());
    agents.addAll(after.keySet());
    agents.removeIf(agent -> Objects.equals(before.get(agent), after.get(agent)));
    agents.addAll(moved);
    Set<String> learners = new TreeSet<>();
    for (String agent : agents) {
      learners.add(
          handle
              .createQuery("SELECT learner FROM agent WHERE id = :id")
              .bind("id", agent)
              .mapTo(String.class)
              .one());
    }
    return learners;
  }

  private Map<String, Long> sinceByAgent(String name) {
    Map<String, Long> members = new HashMap<>();
    handle
        .createQuery("SELECT agent, since FROM roster_member WHERE roster = :name")
        .bind("name", name)
        .map((r, c) -> Map.entry(Rows.text(r, "agent"), r.getLong("since")))
        .forEach(e -> members.put(e.getKey(), e.getValue()));
    return members;
  }

  /** The rosters that a learner is on, each with the earliest time of her agents. */
  public Map<String, Instant> of(String learner) {
    Map<String, Instant> rosters = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT m.roster AS roster, MIN(m.since) AS since FROM agent a"
                + " JOIN roster_member m ON m.agent = a.id"
                + " WHERE a.learner = :learner GROUP BY m.roster ORDER BY m.roster")
        .bind("learner", learner)
        .map((r, c) -> Map.entry(Rows.text(r, "roster"), Rows.instant(r, "since")))
        .forEach(e -> rosters.put(e.getKey(), e.getValue()));
    return rosters;
  }

  /** All rosters, by name. */
  public List<Summary> list() {
    return handle
        .createQuery(
            "SELECT r.name AS name, r.loaded_at AS loaded_at, COUNT(m.agent) AS members"
                + " FROM roster r LEFT JOIN roster_member m ON m.roster = r.name"
                + " GROUP BY r.name, r.loaded_at ORDER BY r.name")
        .map(
            (r, c) ->
                new Summary(
                    Rows.text(r, "name"), Rows.instant(r, "loaded_at"), r.getLong("members")))
        .list();
  }

  /** Members in the order of their agents' ids, after {@code after} ("" for the beginning). */
  public List<Member> members(String name, String after, int max) {
    return handle
        .createQuery(
            "SELECT m.agent AS agent, a.learner AS learner, a.ifi AS ifi, a.name AS name,"
                + " m.since AS since FROM roster_member m JOIN agent a ON a.id = m.agent"
                + " WHERE m.roster = :roster AND m.agent > :after ORDER BY m.agent LIMIT :max")
        .bind("roster", name)
        .bind("after", after)
        .bind("max", max)
        .map(
            (r, c) ->
                new Member(
                    Rows.text(r, "agent"),
                    Rows.text(r, "learner"),
                    Rows.text(r, "ifi"),
                    r.getString("name"),
                    Rows.instant(r, "since")))
        .list();
  }

  /**
   * Somebody to be put on a roster.
   *
   * @param key as {@code Ifi.key()} gives it
   * @param name null: not said
   * @param since member from when; null: see {@link Rosters#put}
   * @param told where she lives and what she reads, as far as the list says
   */
  public record NewMember(
      String key, @Nullable String name, @Nullable Instant since, Preferences.Told told) {}

  /** A roster, with its number of members. */
  public record Summary(String name, Instant loadedAt, long members) {}

  /** A member: her agent's id and key, and the learner she is. */
  public record Member(
      String agent, String learner, String key, @Nullable String name, Instant since) {}
}
