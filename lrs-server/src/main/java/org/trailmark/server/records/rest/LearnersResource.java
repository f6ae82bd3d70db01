package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.server.records.names.Agent;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.names.Words;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.LearnerTotals;
import org.trailmark.server.records.query.LearnerTotals.Total;

/** Finds learners by any name or identifier, and tells all about one, for admins. */
@Path("learners")
@Produces(MediaType.APPLICATION_JSON)
public final class LearnersResource {
  /** What the list may be asked. */
  public static final List<String> PARAMETERS = List.of("text", "limit", "after");

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 200;

  private final Records records;
  private final DocumentStore documents;

  public LearnersResource(Records records, DocumentStore documents) {
    this.records = records;
    this.documents = documents;
  }

  /** Learners in the order in which they came; agents that are linked are one. */
  @GET
  public LearnerViews.Learners find(@Context UriInfo uri) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    List<String> words = Words.of(sent.one("text", text -> text, ""));
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    int after = sent.one("after", Parameters.number(0, Integer.MAX_VALUE), 0);
    sent.check();
    return records.read(
        tx -> {
          List<Long> found = new Names(tx).persons(words, after, limit + 1);
          List<Long> page = found.subList(0, Math.min(limit, found.size()));
          return new LearnerViews.Learners(
              learners(page, tx),
              records.behind(tx),
              found.size() > limit
                  ? MoreLink.of("learners", sent.sent(), String.valueOf(page.get(limit - 1)))
                  : null);
        });
  }

  /**
   * All about one.
   *
   * @param id of any of her agents
   */
  @GET
  @Path("{id}")
  public LearnerViews.Whole get(@PathParam("id") String id) {
    return records.read(tx -> new LearnerPage(records, documents, tx).of(id));
  }

  private List<LearnerViews.Learner> learners(List<Long> persons, Connection tx)
      throws SQLException {
    if (persons.isEmpty()) {
      return List.of();
    }
    Names names = new Names(tx);
    Map<Long, List<Agent>> agents = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (long person : persons) {
      List<Agent> hers = names.person(person);
      agents.put(person, hers);
      ids.add(hers.get(0).hash());
    }
    Map<Long, Total> totals = new LearnerTotals(records.log(), tx).byActor(Filter.ofLearners(ids));
    List<LearnerViews.Learner> learners = new ArrayList<>();
    for (long person : persons) {
      List<Agent> hers = agents.getOrDefault(person, List.of());
      learners.add(LearnerPage.learner(hers, LearnerPage.total(totals, names.actors(ids(hers)))));
    }
    return learners;
  }

  private static List<Long> ids(List<Agent> agents) {
    return agents.stream().map(Agent::id).toList();
  }
}
