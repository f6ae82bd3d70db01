package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.Learner;

/**
 * One channel of a touchpoint, and whether it leads to her.
 *
 * @param name as the definition names it
 * @param channel null where it is not configured now
 * @param why it is closed, in words; empty where it is open
 */
record Route(String name, @Nullable Channel channel, Closed closed, String why) {

  Route {
    requireNonNull(name, "name");
    requireNonNull(closed, "closed");
    requireNonNull(why, "why");
  }

  /** Whether a channel leads to her. */
  enum Closed {
    /** It does. */
    NOT,
    /** She refused it, or has not agreed. */
    BY_HER,
    /** It is not configured, or cannot reach her. */
    BY_US
  }

  boolean open() {
    return closed == Closed.NOT;
  }

  /**
   * Finds out.
   *
   * @param optIn whether she must have agreed
   * @param said what she said, the newest of each scope
   */
  static Route of(
      String name,
      @Nullable Channel channel,
      Learner learner,
      String journey,
      boolean optIn,
      List<Consent> said) {
    List<Consent> fitting =
        said.stream().filter(consent -> consent.scope().fits(journey, name)).toList();
    Optional<Consent> refused = fitting.stream().filter(consent -> !consent.granted()).findFirst();
    if (refused.isPresent()) {
      return new Route(
          name,
          channel,
          Closed.BY_HER,
          "She opted out of %s on %s".formatted(words(refused.get()), refused.get().at()));
    }
    if (optIn && fitting.isEmpty()) {
      return new Route(
          name, channel, Closed.BY_HER, "It takes her consent, and she has not given it");
    }
    if (channel == null) {
      return new Route(name, null, Closed.BY_US, name + " is not configured now");
    }
    return channel
        .cannotReach(learner)
        .map(
            reason -> new Route(name, channel, Closed.BY_US, name + " cannot reach her: " + reason))
        .orElseGet(() -> new Route(name, channel, Closed.NOT, ""));
  }

  private static String words(Consent consent) {
    String scope = consent.scope().text();
    return scope.equals(ConsentScope.EVERYTHING.text())
        ? scope
        : "the " + scope.replaceFirst(":", " ");
  }
}
