package org.trailmark.journey.learner;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
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
    String id = AgentId.of(key);
    String storableName = name == null ? null : Rows.storable(name);
    Optional<Known> known =
        handle
            .createQuery("SELECT learner, name FROM agent WHERE id = :id")
            .bind("id", id)
            .map((r, c) -> new Known(Rows.text(r, "learner"), r.getString("name")))
            .findOne();
    if (known.isEmpty()) {
      handle.execute(
          "INSERT INTO agent (id, ifi, learner, name) VALUES (?, ?, ?, ?)",
          id,
          Rows.storable(key),
          id,
          storableName);
    } else if (storableName != null && !storableName.equals(known.get().name())) {
      handle.execute("UPDATE agent SET name = ? WHERE id = ?", storableName, id);
    }
    return new Identity(id, known.map(Known::learner).orElse(id));
  }

  private record Known(String learner, @Nullable String name) {}

  /** The learner to whom the agent with this key belongs; empty when she is not known here. */
  public Optional<String> ofKey(String key) {
    return handle
        .createQuery("SELECT learner FROM agent WHERE id = :id")
        .bind("id", AgentId.of(key))
        .mapTo(String.class)
        .findOne();
  }

  /** Ids of her agents, which are all the ids that she ever had, in their order. */
  public List<String> agents(String learner) {
    return handle
        .createQuery("SELECT id FROM agent WHERE learner = :learner ORDER BY id")
        .bind("learner", learner)
        .mapTo(String.class)
        .list();
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

  /** The name that one of her agents carries; empty where none does, or nobody has this id now. */
  public Optional<String> nameOf(String learner) {
    return handle
        .createQuery(
            "SELECT name FROM agent WHERE learner = :learner AND name IS NOT NULL"
                + " ORDER BY ifi LIMIT 1")
        .bind("learner", learner)
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Who an agent is.
   *
   * @param agent the agent's own id
   * @param learner the learner she belongs to
   */
  public record Identity(String agent, String learner) {}
}
