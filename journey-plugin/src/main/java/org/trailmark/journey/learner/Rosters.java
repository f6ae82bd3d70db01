package org.trailmark.journey.learner;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.lrs.hash.ShortId;

/** Named sets of learners, given by an admin: they know people who have no statement yet. */
public final class Rosters {
  private static final String SUMMARIES =
      "SELECT r.name AS name, r.loaded_at AS loaded_at, COUNT(m.agent) AS members"
          + " FROM roster r LEFT JOIN roster_member m ON m.roster = r.name";

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
    handle.execute("DELETE FROM roster_member WHERE roster = ?", name);
    return set(name, before, before, members, now);
  }

  /**
   * Puts these members beside those that the roster has. Times are as in {@link #put}; somebody who
   * is on it already, and comes with a time, gets that one.
   *
   * @return the learners for whom something changed
   */
  public Set<String> add(String name, Collection<NewMember> members, Instant now) {
    Map<String, Long> before = sinceByAgent(name);
    Map<String, Long> among = new HashMap<>();
    for (NewMember member : members) {
      String agent = ShortId.of(member.key());
      if (before.containsKey(agent)) {
        among.put(agent, requireNonNull(before.get(agent)));
      }
    }
    among
        .keySet()
        .forEach(
            agent ->
                handle.execute(
                    "DELETE FROM roster_member WHERE roster = ? AND agent = ?", name, agent));
    return set(name, before, among, members, now);
  }

  /**
   * Writes members down whose rows are gone.
   *
   * @param before all members that there were
   * @param replaced those of them who are members no more, or are among the new ones
   */
  private Set<String> set(
      String name,
      Map<String, Long> before,
      Map<String, Long> replaced,
      Collection<NewMember> members,
      Instant now) {
    Map<String, Long> after = new LinkedHashMap<>();
    Set<String> moved = new TreeSet<>();
    Map<String, Learners.Identity> known =
        new Learners(handle)
            .know(
                members.stream()
                    .map(member -> new Learner.KnownAgent(member.key(), member.name()))
                    .toList());
    for (NewMember member : members) {
      String agent = requireNonNull(known.get(member.key())).agent();
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
    insert(name, after);
    return changed(replaced, after, moved);
  }

  /**
   * Removes a roster.
   *
   * @return the learners who were on it; empty where there is none of this name
   */
  public Optional<Set<String>> remove(String name) {
    Map<String, Long> before = sinceByAgent(name);
    handle.execute("DELETE FROM roster_member WHERE roster = ?", name);
    return handle.execute("DELETE FROM roster WHERE name = ?", name) == 0
        ? Optional.empty()
        : Optional.of(changed(before, Map.of(), Set.of()));
  }

  /**
   * Takes somebody off a roster, with whichever of her agents she is on it.
   *
   * @param key of any of her agents, as {@code Ifi.key()} gives it
   * @return the learner that she is; empty where she is not on it
   */
  public Optional<String> take(String name, String key) {
    return new Learners(handle)
        .ofKey(key)
        .filter(
            learner ->
                handle.execute(
                        "DELETE FROM roster_member WHERE roster = ?"
                            + " AND agent IN (SELECT id FROM agent WHERE learner = ?)",
                        name,
                        learner)
                    > 0);
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
    return of(List.of(learner)).getOrDefault(learner, Map.of());
  }

  /**
   * The rosters that learners are on, by learner, each with the earliest time of her agents; who is
   * on none is left out.
   */
  public Map<String, Map<String, Instant>> of(Collection<String> learners) {
    Map<String, Map<String, Instant>> rosters = new HashMap<>();
    Bulk.query(
            handle,
            "learner",
            Bulk.rows(learners),
            "SELECT a.learner AS learner, m.roster AS roster, m.since AS since"
                + " FROM asked CROSS JOIN agent a CROSS JOIN roster_member m"
                + " WHERE a.learner = asked.learner AND m.agent = a.id",
            r ->
                new Membership(
                    Rows.text(r, "learner"), Rows.text(r, "roster"), Rows.instant(r, "since")))
        .forEach(
            one ->
                rosters
                    .computeIfAbsent(one.learner(), l -> new TreeMap<>())
                    .merge(one.roster(), one.since(), Rosters::earlier));
    return rosters;
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private record Membership(String learner, String roster, Instant since) {}

  /** All rosters, by name. */
  public List<Summary> list() {
    return handle
        .createQuery(SUMMARIES + " GROUP BY r.name, r.loaded_at ORDER BY r.name")
        .map((r, c) -> summary(r))
        .list();
  }

  /** One roster; empty where there is none of this name. */
  public Optional<Summary> find(String name) {
    return handle
        .createQuery(SUMMARIES + " WHERE r.name = :name GROUP BY r.name, r.loaded_at")
        .bind("name", name)
        .map((r, c) -> summary(r))
        .findOne();
  }

  private static Summary summary(ResultSet r) throws SQLException {
    return new Summary(Rows.text(r, "name"), Rows.instant(r, "loaded_at"), r.getLong("members"));
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
