package org.trailmark.server.records.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.records.names.Agent;

/** What the agents of one learner have documents of, in pages. */
final class LearnerDocuments {
  private final DocumentStore documents;
  private final List<Owner> owners;

  LearnerDocuments(DocumentStore documents, List<Agent> agents) {
    this.documents = documents;
    List<Owner> found = new ArrayList<>();
    for (Agent agent : agents) {
      Ifi ifi = agent.ifi();
      if (ifi != null) {
        found.add(new Owner(agent.hash(), ifi));
      }
    }
    found.sort(Comparator.comparing(Owner::id));
    this.owners = List.copyOf(found);
  }

  private record Owner(String id, Ifi ifi) {}

  /**
   * Where a page ends.
   *
   * @param owner id of the agent
   * @param activity IRI
   */
  record Place(String owner, String activity) {
    /** Reads the {@code after} that a page gave. */
    static Place read(String text) {
      int space = text.indexOf(' ');
      if (space < 1) {
        throw new IllegalArgumentException("must be what a page gave in its link to the next one");
      }
      return new Place(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return owner + " " + activity;
    }
  }

  /**
   * A page, by agent and activity.
   *
   * @param after where the page before ended; null: from the beginning
   * @param limit of how many activities at most
   */
  LearnerViews.Documents page(@Nullable Place after, int limit) {
    List<LearnerViews.State> states = new ArrayList<>();
    for (Owner owner : owners) {
      int order = after == null ? 1 : owner.id().compareTo(after.owner());
      if (order >= 0 && states.size() <= limit) {
        String from = after != null && order == 0 ? after.activity() : "";
        states.addAll(states(owner, from, limit + 1 - states.size()));
      }
    }
    boolean more = states.size() > limit;
    List<LearnerViews.State> page = more ? states.subList(0, limit) : states;
    return new LearnerViews.Documents(
        List.copyOf(page),
        after == null ? profiles() : List.of(),
        more ? link(page.get(limit - 1), limit) : null);
  }

  private List<LearnerViews.State> states(Owner owner, String after, int max) {
    return documents.activitiesWithState(owner.ifi(), after, max).stream()
        .map(
            activity ->
                new LearnerViews.State(
                    owner.id(),
                    activity,
                    documents.ids(DocumentContext.state(activity, owner.ifi(), null), null).ids()))
        .toList();
  }

  private List<LearnerViews.Profile> profiles() {
    return owners.stream()
        .map(
            owner ->
                new LearnerViews.Profile(
                    owner.id(),
                    documents.ids(DocumentContext.agentProfile(owner.ifi()), null).ids()))
        .filter(profile -> !profile.ids().isEmpty())
        .toList();
  }

  private String link(LearnerViews.State last, int limit) {
    String after = new Place(last.identity(), last.activity()).toString();
    return "learners/%s/documents?limit=%d&after=%s"
        .formatted(owners.get(0).id(), limit, URLEncoder.encode(after, StandardCharsets.UTF_8));
  }
}
