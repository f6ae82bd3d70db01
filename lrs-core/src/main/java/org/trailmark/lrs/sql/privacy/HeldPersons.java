package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.identity.IdentityRows;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.AgentReplacement;
import org.trailmark.lrs.xapi.Ifi;

/** Everybody who is on hold now: each agent, those that links join to it, and hashed addresses. */
final class HeldPersons {
  private static final int PAGE = 500;

  private final @Nullable AgentReplacement persons;
  private final TermSet finding;
  private final RowContent content;

  private HeldPersons(@Nullable AgentReplacement persons, TermSet finding, RowContent content) {
    this.persons = persons;
    this.finding = finding;
    this.content = content;
  }

  static HeldPersons of(Session session, TermKeys make, RowContent content) throws SQLException {
    Map<String, Ifi> agents = new HashMap<>();
    HoldTable holds = new HoldTable(session);
    List<Eraser.Hold> page = holds.list("", PAGE);
    while (!page.isEmpty()) {
      for (Eraser.Hold hold : page) {
        add(hold.agent(), session, agents);
      }
      page = holds.list(page.get(page.size() - 1).agent().key(), PAGE);
    }
    return agents.isEmpty()
        ? new HeldPersons(null, TermSet.EMPTY, content)
        : new HeldPersons(
            new AgentReplacement(agents.values(), Eraser.NOBODY),
            TermSet.of(
                agents.keySet().stream()
                    .flatMapToLong(
                        agent ->
                            LongStream.of(
                                make.of(TermKind.AGENT, agent),
                                make.of(TermKind.RELATED_AGENT, agent)))),
            content);
  }

  private static void add(Ifi held, Session session, Map<String, Ifi> agents) throws SQLException {
    PreparedStatement person = session.prepare(IdentityRows.PERSON + "SELECT agent FROM person");
    person.setString(1, held.key());
    try (ResultSet rows = person.executeQuery()) {
      while (rows.next()) {
        Ifi agent = Ifi.ofKey(rows.getString(1));
        agents.put(agent.key(), agent);
        if (agent instanceof Ifi.Mbox mbox) {
          Ifi sum = Ifi.MboxSha1Sum.of(mbox.mailto());
          agents.put(sum.key(), sum);
        }
      }
    }
  }

  /**
   * Whether a statement names one of them, or refers to one that does.
   *
   * @param found all that finds it
   */
  boolean areIn(LogRow row, TermSet found) {
    return persons != null && (finding.meets(found) || persons.isIn(content.json(row)));
  }
}
