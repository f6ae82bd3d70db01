package org.trailmark.server.privacy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.AgentReplacement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.StatementRef;

/**
 * The statements that name a person anywhere, or refer to one that does, in the order of the log,
 * each once. A voided one comes with the statement that voids it, through which it is found.
 */
final class PersonStatements {
  private static final int PAGE = 200;

  private final StatementReader statements;
  private final Collection<Ifi> agents;
  private final AgentReplacement hers;

  PersonStatements(StatementReader statements, Collection<Ifi> agents) {
    this.statements = statements;
    this.agents = agents;
    this.hers = new AgentReplacement(agents, new Ifi.Account("https://example.org", "nobody"));
  }

  void forEach(Consumer<StoredStatement> to) {
    PriorityQueue<OfAgent> next =
        new PriorityQueue<>(Comparator.comparingLong((OfAgent each) -> each.seq()));
    for (Ifi agent : agents) {
      OfAgent mentions = new OfAgent(agent);
      if (mentions.advance()) {
        next.add(mentions);
      }
    }
    long last = 0;
    while (!next.isEmpty()) {
      OfAgent first = next.remove();
      if (first.seq() != last) { // else two agents of hers are in it
        last = first.seq();
        to.accept(first.statement());
        voidedBy(first.statement()).ifPresent(to);
      }
      if (first.advance()) {
        next.add(first);
      }
    }
  }

  /** No query finds a voided statement. */
  private Optional<StoredStatement> voidedBy(StoredStatement voiding) {
    UUID target = target(voiding);
    return target == null
        ? Optional.empty()
        : statements.find(target).filter(found -> found.voided() && hers.isIn(found.json()));
  }

  private static @Nullable UUID target(StoredStatement stored) {
    Statement statement = Statement.read(stored.json());
    return statement.verb().id().equals(StatementKeys.VOIDED)
            && statement.object() instanceof StatementRef ref
        ? ref.id()
        : null;
  }

  /** The statements that name one agent, page by page. */
  private final class OfAgent {
    private final Deque<StoredStatement> page = new ArrayDeque<>();
    private @Nullable StatementQuery next;
    private @Nullable StoredStatement current;

    OfAgent(Ifi agent) {
      next = new StatementQuery(agent, true, null, null, false, null, null, null, true, PAGE, null);
    }

    boolean advance() {
      while (page.isEmpty() && next != null) {
        StatementPage read = statements.query(next);
        page.addAll(read.statements());
        StatementQuery.Cursor cursor = read.next();
        next = cursor == null ? null : next.from(cursor);
      }
      current = page.poll();
      return current != null;
    }

    StoredStatement statement() {
      StoredStatement here = current;
      if (here == null) {
        throw new IllegalStateException("advance first");
      }
      return here;
    }

    long seq() {
      return statement().seq();
    }
  }
}
