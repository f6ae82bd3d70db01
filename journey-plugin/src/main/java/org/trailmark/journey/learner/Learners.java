package org.trailmark.journey.learner;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The learners, as one transaction sees them. */
public final class Learners {
  private final Handle handle;

  public Learners(Handle handle) {
    this.handle = handle;
  }

  /**
   * Makes an agent known, keeps her newest name, and says who she is.
   *
   * @param key as {@code Ifi.key()} gives it
   * @param name null leaves the known one
   */
  public Identity know(String key, @Nullable String name) {
    return requireNonNull(know(List.of(new Learner.KnownAgent(key, name))).get(key));
  }

  /**
   * Makes agents known, keeps the newest name of each, and says who they are.
   *
   * @param agents in the order in which they were seen; one may come more than once
   * @return by key
   */
  public Map<String, Identity> know(Collection<Learner.KnownAgent> agents) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (Learner.KnownAgent agent : agents) {
      Seen before = seen.get(agent.key());
      if (before == null) {
        seen.put(agent.key(), new Seen(ShortId.of(agent.key()), storable(agent.name())));
      } else if (agent.name() != null) {
        seen.put(agent.key(), new Seen(before.id(), storable(agent.name())));
      }
    }
    Map<String, Known> known = known(seen.values().stream().map(Seen::id).toList());
    Map<String, Identity> identities = new HashMap<>();
    List<@Nullable Object[]> added = new ArrayList<>();
    List<@Nullable Object[]> renamed = new ArrayList<>();
    seen.forEach(
        (key, agent) -> {
          Known before = known.get(agent.id());
          if (before == null) {
            added.add(Bulk.row(agent.id(), Rows.storable(key), agent.id(), agent.name()));
          } else if (agent.name() != null && !agent.name().equals(before.name())) {
            renamed.add(Bulk.row(agent.name(), agent.id()));
          }
          identities.put(
              key, new Identity(agent.id(), before == null ? agent.id() : before.learner()));
        });
    Bulk.update(handle, "INSERT INTO agent (id, ifi, learner, name) VALUES (?, ?, ?, ?)", added);
    Bulk.update(handle, "UPDATE agent SET name = ? WHERE id = ?", renamed);
    return identities;
  }

  private static @Nullable String storable(@Nullable String name) {
    return name == null ? null : Rows.storable(name);
  }

  private Map<String, Known> known(List<String> ids) {
    Map<String, Known> known = new HashMap<>();
    Bulk.query(
            handle,
            "id",
            Bulk.rows(ids),
            "SELECT a.id AS id, a.learner AS learner, a.name AS name FROM asked CROSS JOIN agent a"
                + " WHERE a.id = asked.id",
            r -> new Known(Rows.text(r, "id"), Rows.text(r, "learner"), r.getString("name")))
        .forEach(agent -> known.put(agent.id(), agent));
    return known;
  }

  /** An agent as statements name her. */
  private record Seen(String id, @Nullable String name) {}

  /** An agent as she is stored. */
  private record Known(String id, String learner, @Nullable String name) {}

  /** The learner to whom the agent with this key belongs; empty when she is not known here. */
  public Optional<String> ofKey(String key) {
    return handle
        .createQuery("SELECT learner FROM agent WHERE id = :id")
        .bind("id", ShortId.of(key))
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Ids of those agents that are known.
   *
   * @param keys as {@code Ifi.key()} gives them
   */
  public List<String> ids(Collection<String> keys) {
    List<String> ids = keys.stream().map(ShortId::of).toList();
    return List.copyOf(known(ids).keySet());
  }

  /** Ids of her agents, which are all the ids that she ever had, in their order. */
  public List<String> agents(String learner) {
    return handle
        .createQuery("SELECT id FROM agent WHERE learner = :learner ORDER BY id")
        .bind("learner", learner)
        .mapTo(String.class)
        .list();
  }

  /** Learners with their agents, by id; who has none is nobody now and left out. */
  public Map<String, Learner> of(Collection<String> ids) {
    Map<String, Learner> learners = new HashMap<>();
    Bulk.grouped(
            handle,
            "learner",
            Bulk.rows(ids),
            "SELECT a.learner AS learner, a.ifi AS ifi, a.name AS name"
                + " FROM asked CROSS JOIN agent a WHERE a.learner = asked.learner",
            r -> Rows.text(r, "learner"),
            r -> new Learner.KnownAgent(Rows.text(r, "ifi"), r.getString("name")))
        .forEach((id, hers) -> learners.put(id, new Learner(id, inOrder(hers))));
    return learners;
  }

  private static List<Learner.KnownAgent> inOrder(List<Learner.KnownAgent> agents) {
    return agents.stream().sorted(Comparator.comparing(Learner.KnownAgent::key)).toList();
  }

  /** Whether an agent belongs to a learner with this id. */
  public boolean exists(String learner) {
    return handle
        .createQuery("SELECT 1 FROM agent WHERE learner = :learner LIMIT 1")
        .bind("learner", learner)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * The learner with this id, which may also be one that she had before her agents were linked or
   * one that she will have when they are not: every id that a learner ever has is that of one of
   * her agents. The answer carries the id that she has now.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  public Learner get(String id) {
    String learner =
        handle
            .createQuery("SELECT learner FROM agent WHERE id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .findOne()
            .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no learner " + id));
    return new Learner(
        learner,
        handle
            .createQuery("SELECT ifi, name FROM agent WHERE learner = :learner ORDER BY ifi")
            .bind("learner", learner)
            .map((r, c) -> new Learner.KnownAgent(Rows.text(r, "ifi"), r.getString("name")))
            .list());
  }

  /**
   * The names that their agents carry, by id; who has none, or whose id nobody has now, is left
   * out.
   */
  public Map<String, String> names(Stream<String> ids) {
    Map<String, String> names = new HashMap<>();
    of(ids.collect(Collectors.toSet()))
        .forEach(
            (id, learner) -> {
              String name = learner.name();
              if (name != null) {
                names.put(id, name);
              }
            });
    return names;
  }

  /**
   * Who an agent is.
   *
   * @param agent the agent's own id
   * @param learner the learner she belongs to
   */
  public record Identity(String agent, String learner) {}
}
