package org.trailmark.journey.learner;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Rows;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.store.IdentityEvent;

/**
 * Which agents are one person, as far as the store's identity events were followed. Kept in the
 * plugin's own tables, so that a transaction never sees half of what the store says meanwhile.
 *
 * <p>A learner's id is the smallest id of all her agents. It hangs on who they are and on nothing
 * else: whatever the order of links and unlinks, and after every rebuild, it is the same.
 */
public final class Links {
  private static final String PERSON =
      "WITH RECURSIVE person (agent) AS (SELECT id FROM agent WHERE id = :agent"
          + " UNION SELECT l.other FROM person p JOIN agent_link l ON l.agent = p.agent)"
          + " SELECT agent FROM person";

  private final Handle tx;

  public Links(Handle tx) {
    this.tx = tx;
  }

  /** The {@code seq} of the last event that was taken; 0 before the first. */
  public long mark() {
    return tx.createQuery("SELECT seq FROM identity_mark WHERE id = 1").mapTo(Long.class).one();
  }

  /**
   * Takes the next events, and makes each agent that they touch her person's.
   *
   * @param events those after the {@linkplain #mark() mark}, in their order
   * @return the learners of whom an agent was taken or to whom one was given, also those who are
   *     nobody any more
   */
  public Set<String> take(List<IdentityEvent> events) {
    Set<String> touched = new LinkedHashSet<>();
    for (IdentityEvent event : events) {
      touched.add(ShortId.of(event.one().key()));
      touched.add(ShortId.of(event.other().key()));
      switch (event.kind()) {
        case LINKED -> link(event);
        case UNLINKED -> tx.execute("DELETE FROM agent_link WHERE link = ?", event.link());
      }
    }
    if (!events.isEmpty()) {
      tx.execute(
          "UPDATE identity_mark SET seq = ? WHERE id = 1", events.get(events.size() - 1).seq());
    }
    return settle(touched);
  }

  /** Both become known, seen or not: who comes later finds who she is. */
  private void link(IdentityEvent event) {
    Learners learners = new Learners(tx);
    String one = learners.know(event.one().key(), null).agent();
    String other = learners.know(event.other().key(), null).agent();
    add(one, other, event.link());
    add(other, one, event.link());
  }

  private void add(String agent, String other, long link) {
    tx.execute("INSERT INTO agent_link (agent, other, link) VALUES (?, ?, ?)", agent, other, link);
  }

  private Set<String> settle(Collection<String> touched) {
    Set<String> learners = new TreeSet<>();
    Set<String> done = new HashSet<>();
    for (String agent : touched) {
      if (!done.contains(agent)) {
        Set<String> person = person(agent);
        done.addAll(person);
        repoint(person, learners);
      }
    }
    return learners;
  }

  private Set<String> person(String agent) {
    return new TreeSet<>(tx.createQuery(PERSON).bind("agent", agent).mapTo(String.class).list());
  }

  private void repoint(Set<String> person, Set<String> learners) {
    String learner = person.iterator().next();
    tx.createQuery("SELECT id, learner FROM agent WHERE id IN (<person>) AND learner <> :learner")
        .bindList("person", List.copyOf(person))
        .bind("learner", learner)
        .map((r, c) -> new Learners.Identity(Rows.text(r, "id"), Rows.text(r, "learner")))
        .list()
        .forEach(
            before -> {
              tx.execute("UPDATE agent SET learner = ? WHERE id = ?", learner, before.agent());
              learners.add(before.learner());
              learners.add(learner);
            });
  }
}
