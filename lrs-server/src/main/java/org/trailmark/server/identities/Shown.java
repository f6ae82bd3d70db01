package org.trailmark.server.identities;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;

/** What admins see. Agents are written as in statements; times are UTC. */
final class Shown {
  private Shown() {}

  static List<Map<String, Object>> agents(List<Ifi> agents) {
    return agents.stream().map(AgentJson::of).toList();
  }

  /** A link that is in force, and who made it, when and why. */
  public record Link(
      long id, List<Map<String, Object>> agents, String reason, String author, Instant at) {
    static Link of(IdentityEvent made) {
      return new Link(
          made.link(),
          Shown.agents(List.of(made.one(), made.other())),
          made.reason(),
          made.author(),
          made.at());
    }
  }

  /**
   * What somebody said.
   *
   * @param kind {@code linked} or {@code unlinked}
   * @param link the id of the link that was made or ended
   */
  public record Event(
      long seq,
      String kind,
      long link,
      List<Map<String, Object>> agents,
      String reason,
      String author,
      Instant at) {
    static Event of(IdentityEvent event) {
      return new Event(
          event.seq(),
          event.kind().name().toLowerCase(Locale.ROOT),
          event.link(),
          Shown.agents(List.of(event.one(), event.other())),
          event.reason(),
          event.author(),
          event.at());
    }
  }

  /** An agent's person: all agents, in the order of their identifiers, and what links them. */
  public record Identity(List<Map<String, Object>> agents, List<Link> links) {}

  /**
   * What a bulk request did.
   *
   * @param linked how many links are new
   * @param known how many pairs were linked already
   */
  public record Done(int linked, int known) {}

  /**
   * A part of the links, oldest first.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Links(List<Link> links, @Nullable String more) {}

  /**
   * A part of the events, oldest first.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Events(List<Event> events, @Nullable String more) {}
}
