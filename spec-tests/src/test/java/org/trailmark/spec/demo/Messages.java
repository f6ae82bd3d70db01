package org.trailmark.spec.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one learner should have been told on one journey: the days are lived again, moment by
 * moment, with what was known at each.
 */
final class Messages {
  private final Definition journey;
  private final Map<String, Told> told = new TreeMap<>();

  private Messages(Definition journey) {
    this.journey = journey;
  }

  /**
   * What became of each touchpoint, by touchpoint and occurrence: {@code sent}, {@code withdrawn}
   * or {@code suppressed:} and the gate, and {@code +revised} where what asked for it is gone.
   *
   * @param decisions when anything was decided, in order
   */
  static Map<String, String> of(
      Definition journey,
      List<Moment> statements,
      @Nullable Instant onRosterSince,
      List<Instant> decisions) {
    Messages messages = new Messages(journey);
    for (Instant now : decisions) {
      List<Moment> known = statements.stream().filter(m -> m.knownAt(now)).toList();
      Instant roster = onRosterSince == null || onRosterSince.isAfter(now) ? null : onRosterSince;
      Instant horizon = now.minus(journey.duration("/time/grace"));
      messages.decide(SecondOpinion.of(journey, known, roster, horizon), now);
    }
    Map<String, String> outcome = new TreeMap<>();
    messages.told.forEach(
        (key, one) -> outcome.put(key, one.state + (one.revised ? "+revised" : "")));
    return outcome;
  }

  private void decide(Optional<Way> way, Instant now) {
    Way.@Nullable Move stands = way.map(Way::last).orElse(null);
    List<Way.Wish> wishes = way.map(Way::wishes).orElse(List.of());
    Set<String> asked = new HashSet<>();
    for (Way.Wish wish : wishes) {
      asked.add(wish.key());
      Told one = told.computeIfAbsent(wish.key(), key -> new Told(wish));
      one.wish = wish;
      one.revised = false;
      boolean movedBack = one.state.equals("suppressed:still-valid") && asks(wish, stands);
      if (one.state.equals("withdrawn") || movedBack) {
        one.state = "wanted";
      }
    }
    told.forEach(
        (key, one) -> {
          if (!asked.contains(key) && one.state.equals("wanted")) {
            one.state = "withdrawn";
          } else if (!asked.contains(key) && one.state.equals("sent")) {
            one.revised = true;
          }
        });
    told.values().stream()
        .filter(one -> one.state.equals("wanted"))
        .sorted((a, b) -> a.wish.at().compareTo(b.wish.at()))
        .forEach(one -> judge(one, stands, now));
  }

  private void judge(Told one, Way.@Nullable Move stands, Instant now) {
    JsonNode touchpoint = journey.text.at("/touchpoints/" + one.wish.touchpoint());
    Map<String, Instant> sent = new HashMap<>();
    for (Told other : told.values()) {
      if (other.sentAt != null) {
        sent.merge(other.wish.touchpoint(), other.sentAt, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    Instant last = sent.get(one.wish.touchpoint());
    if (!asks(one.wish, stands)) {
      one.state = "suppressed:still-valid";
    } else if (touchpoint.has("expires")
        && !now.isBefore(journey.later(one.wish.at(), touchpoint.get("expires").asString()))) {
      one.state = "suppressed:fresh";
    } else if (touchpoint.path("once").asString("").equals("run") && last != null) {
      one.state = "suppressed:once";
    } else if (touchpoint.has("spacing")
        && last != null
        && now.isBefore(journey.later(last, touchpoint.get("spacing").asString()))) {
      one.state = "suppressed:spacing";
    } else {
      one.state = "sent";
      one.sentAt = now;
    }
  }

  private static boolean asks(Way.Wish wish, Way.@Nullable Move stands) {
    return stands != null && stands.to().equals(wish.step()) && stands.at().equals(wish.at());
  }

  private static final class Told {
    private Way.Wish wish;
    private String state = "wanted";
    private @Nullable Instant sentAt;
    private boolean revised;

    Told(Way.Wish wish) {
      this.wish = wish;
    }
  }
}
