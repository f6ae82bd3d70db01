package org.trailmark.server.records.rest;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.names.Agent;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.names.Term;

/** The names of what some rows are about. */
final class Labels {
  private final Map<Long, Agent> agents;
  private final Map<Long, Term> terms;
  private final Map<Long, Long> platforms;
  private final Map<Long, UUID> registrations;

  private Labels(
      Map<Long, Agent> agents,
      Map<Long, Term> terms,
      Map<Long, Long> platforms,
      Map<Long, UUID> registrations) {
    this.agents = agents;
    this.terms = terms;
    this.platforms = platforms;
    this.registrations = registrations;
  }

  /** Everything that rows name. */
  static Labels of(List<Row> rows, Connection tx) throws SQLException {
    Names names = new Names(tx);
    Map<Long, Long> platforms = names.platforms(rows.stream().map(Row::context).toList());
    Set<Long> terms = new HashSet<>(platforms.values());
    rows.forEach(row -> terms.add(row.verb()));
    rows.forEach(row -> terms.add(row.activity()));
    return new Labels(
        names.agents(rows.stream().map(Row::learner).toList()),
        withTypes(terms, names),
        platforms,
        names.registrations(rows.stream().map(Row::registration).toList()));
  }

  /** Of some agents and terms. */
  static Labels of(Collection<Long> agents, Collection<Long> terms, Connection tx)
      throws SQLException {
    Names names = new Names(tx);
    return new Labels(names.agents(agents), withTypes(terms, names), Map.of(), Map.of());
  }

  private static Map<Long, Term> withTypes(Collection<Long> ids, Names names) throws SQLException {
    Map<Long, Term> terms = new HashMap<>(names.terms(ids));
    terms.putAll(names.terms(terms.values().stream().map(Term::type).toList()));
    return terms;
  }

  Shown.@Nullable Learner learner(long id) {
    Agent agent = agents.get(id);
    return agent == null
        ? null
        : new Shown.Learner(
            agent.hash(), agent.name(), agent.ifi() == null ? null : AgentJson.of(agent.ifi()));
  }

  /** The identifier's key; null: there is none. */
  @Nullable String learnerKey(long id) {
    Agent agent = agents.get(id);
    return agent == null || agent.ifi() == null ? null : agent.ifi().key();
  }

  Shown.Verb verb(long id) {
    Term verb = requireNonNull(terms.get(id), "verb");
    return new Shown.Verb(verb.text(), verb.name());
  }

  Shown.@Nullable Activity activity(long id) {
    Term activity = terms.get(id);
    return activity == null
        ? null
        : new Shown.Activity(activity.text(), activity.name(), text(activity.type()));
  }

  /** A type's IRI, a platform's text; null for 0. */
  @Nullable String text(long id) {
    Term term = terms.get(id);
    return term == null ? null : term.text();
  }

  /** The platform of a context; null: it has none. */
  @Nullable String platform(long context) {
    Long platform = platforms.get(context);
    return platform == null ? null : text(platform);
  }

  @Nullable UUID registration(long id) {
    return registrations.get(id);
  }
}
