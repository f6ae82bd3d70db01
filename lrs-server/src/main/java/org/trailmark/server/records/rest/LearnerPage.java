package org.trailmark.server.records.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.records.names.Agent;
import org.trailmark.server.records.names.IdSet;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.query.Aggregation;
import org.trailmark.server.records.query.Dimension;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Group;
import org.trailmark.server.records.query.LearnerTotals;
import org.trailmark.server.records.query.LearnerTotals.Total;
import org.trailmark.server.records.query.Measure;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what is known of one learner. Made for one transaction. */
final class LearnerPage {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_VERBS = 20;
  private static final int MOST_SCORES = 50;
  private static final int FIRST_STATES = 50;

  private final Records records;
  private final DocumentStore documents;
  private final Connection tx;
  private final Names names;

  LearnerPage(Records records, DocumentStore documents, Connection tx) {
    this.records = records;
    this.documents = documents;
    this.tx = tx;
    this.names = new Names(tx);
  }

  /**
   * All about one.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  LearnerViews.Whole of(String id) throws SQLException {
    List<Agent> agents = agents(id, names);
    Filter hers = Filter.ofLearners(List.of(id));
    Map<Long, Total> totals = new LearnerTotals(records.log(), tx).byActor(hers);
    Total total = total(totals, names.actors(agents.stream().map(Agent::id).toList()));
    return new LearnerViews.Whole(
        learner(agents, total),
        agents.stream().map(Agent::name).filter(Objects::nonNull).distinct().toList(),
        identities(agents),
        verbs(hers),
        scores(hers),
        new LearnerDocuments(documents, agents).page(null, FIRST_STATES),
        links(agents),
        records.behind(tx));
  }

  /**
   * The agents of a learner.
   *
   * @param id of any of them
   * @throws LrsException {@code NOT_FOUND}
   */
  static List<Agent> agents(String id, Names names) throws SQLException {
    Optional<Agent> asked = names.agent(id);
    if (asked.isEmpty() || asked.get().isParty()) {
      throw new LrsException(ProblemCode.NOT_FOUND, "No learner has the id " + id + ".");
    }
    return names.person(asked.get().person());
  }

  static LearnerViews.Learner learner(List<Agent> agents, @Nullable Total total) {
    return new LearnerViews.Learner(
        agents.get(0).hash(),
        agents.stream().map(Agent::name).filter(Objects::nonNull).findFirst().orElse(null),
        agents.stream().map(Agent::ifi).filter(Objects::nonNull).map(AgentJson::of).toList(),
        total == null ? 0 : total.statements(),
        total == null ? null : Instant.ofEpochMilli(total.first()),
        total == null ? null : Instant.ofEpochMilli(total.last()));
  }

  /** The total of one learner's actors; null: she did nothing. */
  static @Nullable Total total(Map<Long, Total> byActor, IdSet actors) {
    return byActor.entrySet().stream()
        .filter(each -> actors.has(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Total::with)
        .orElse(null);
  }

  private static List<LearnerViews.Identity> identities(List<Agent> agents) {
    List<LearnerViews.Identity> identities = new ArrayList<>();
    for (Agent agent : agents) {
      Ifi ifi = agent.ifi();
      if (ifi != null) {
        identities.add(
            new LearnerViews.Identity(agent.hash(), AgentJson.of(ifi), ifi.key(), agent.name()));
      }
    }
    return identities;
  }

  private List<LearnerViews.VerbCount> verbs(Filter hers) throws SQLException {
    List<Group> groups = by(Dimension.VERB, hers, MOST_VERBS);
    Labels labels = labels(groups.stream().map(group -> group.keys().get(0)).toList());
    return groups.stream()
        .map(
            group ->
                new LearnerViews.VerbCount(labels.verb(group.keys().get(0)), group.statements()))
        .toList();
  }

  private List<Group> by(Dimension dimension, Filter hers, int most) throws SQLException {
    return new Aggregation(hers, records.log(), tx)
        .groups(List.of(dimension), EnumSet.of(Measure.COUNT), ZoneOffset.UTC).stream()
            .sorted(Comparator.comparingLong(Group::statements).reversed())
            .limit(most)
            .toList();
  }

  private Labels labels(List<Long> terms) throws SQLException {
    return Labels.of(List.of(), terms, tx);
  }

  private List<LearnerViews.Scores> scores(Filter hers) throws SQLException {
    List<LearnerTotals.Scores> scores =
        new LearnerTotals(records.log(), tx).scores(hers).stream().limit(MOST_SCORES).toList();
    Labels labels = labels(scores.stream().map(LearnerTotals.Scores::activity).toList());
    return scores.stream()
        .map(
            one ->
                new LearnerViews.Scores(
                    labels.activity(one.activity()),
                    one.attempts(),
                    one.best(),
                    one.latest(),
                    Instant.ofEpochMilli(one.at())))
        .toList();
  }

  private static LearnerViews.Links links(List<Agent> agents) {
    String id = agents.get(0).hash();
    Ifi ifi = agents.get(0).ifi();
    return new LearnerViews.Links(
        "statements?learner=" + id,
        ifi == null ? "identities" : "identities?agent=" + agentJson(ifi),
        "journey/learners/" + id);
  }

  private static String agentJson(Ifi ifi) {
    return URLEncoder.encode(JSON.writeValueAsString(AgentJson.of(ifi)), StandardCharsets.UTF_8);
  }
}
