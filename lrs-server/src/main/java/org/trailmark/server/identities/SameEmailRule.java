package org.trailmark.server.identities;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Links agents of one e-mail address, once a statement has shown the second of them. Follows the
 * log on a thread of its own, so nobody who stores waits for it; a statement of agents that were
 * seen before costs a look at its actor and a row that is there.
 *
 * <p>An agent is linked with the one who had the address first, and with no other: so an admin who
 * ends that link has parted the two. What anybody ended is never linked again.
 */
final class SameEmailRule implements StatementHandler {
  private static final Logger log = LoggerFactory.getLogger(SameEmailRule.class);

  /** No credential has this name: theirs hold no colon. */
  static final String AUTHOR = "rule:same-email";

  private static final int PIECE = 500;

  private final IdentityStore identities;
  private final SameEmail addresses;

  SameEmailRule(IdentityStore identities, SameEmail addresses) {
    this.identities = identities;
    this.addresses = addresses;
  }

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws SQLException {
    SameEmailTables tables = new SameEmailTables(tx);
    Set<Ifi> looked = new HashSet<>(); // as sent: how an address is written matters to its hash
    List<Pair> same = new ArrayList<>();
    for (StoredStatement statement : statements) {
      for (Ifi agent : StatementPeople.of(statement.json())) {
        if (looked.add(agent)) {
          same.addAll(newcomer(agent, statement.seq(), tables));
        }
      }
    }
    if (!same.isEmpty()) {
      link(same, tables);
    }
  }

  /** Whom she is the same as; empty when she is known already, or the first with her address. */
  private List<Pair> newcomer(Ifi agent, long seq, SameEmailTables tables) throws SQLException {
    List<Pair> same = new ArrayList<>();
    for (String hash : addresses.hashes(agent)) {
      if (tables.add(hash, agent.key(), seq)) {
        String first = tables.firstOther(hash, agent.key());
        if (first != null) {
          same.add(
              new Pair(Ifi.ofKey(first), agent, "the same e-mail address, by its SHA-1 " + hash));
        }
      }
    }
    return same;
  }

  private void link(List<Pair> same, SameEmailTables tables) throws SQLException {
    followEvents(tables);
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : same) {
      if (!tables.wasEnded(pair.one().key(), pair.other().key()) && !isOnePerson(pair)) {
        pairs.add(pair);
      }
    }
    while (!pairs.isEmpty()) {
      pairs = linkAll(pairs);
    }
  }

  /** What admins ended meanwhile. */
  private void followEvents(SameEmailTables tables) throws SQLException {
    List<IdentityEvent> events;
    do {
      events = identities.readAfter(tables.mark(), PIECE);
      for (IdentityEvent event : events) {
        tables.follow(event);
      }
    } while (events.size() == PIECE);
  }

  private boolean isOnePerson(Pair pair) {
    String other = pair.other().key();
    return identities.person(pair.one()).stream().anyMatch(agent -> agent.key().equals(other));
  }

  /** Links all, or none and tells those that can be linked without the rest. */
  private List<Pair> linkAll(List<Pair> pairs) {
    try {
      identities.link(pairs, AUTHOR);
      return List.of();
    } catch (LrsException e) {
      if (e.code() != ProblemCode.CONFLICT || e.faults().isEmpty()) {
        throw e;
      }
      List<Pair> left = new ArrayList<>(pairs);
      for (Fault fault : e.faults()) {
        Pair refused = pairs.get(fault.index());
        log.warn(
            "Not linked by the rule: {} and {}: {}",
            refused.one().key(),
            refused.other().key(),
            fault.message());
        left.remove(refused);
      }
      return left;
    }
  }
}
