package org.trailmark.spec.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks one learner through one journey, statement by statement, looking at everything each time.
 */
final class SecondOpinion {
  private final Definition journey;
  private final @Nullable Instant onRosterSince;
  private final Instant horizon;

  private final List<Moment> inRun = new ArrayList<>();
  private final List<Moment> onStep = new ArrayList<>();
  private final List<Way.Move> moves = new ArrayList<>();
  private final List<Way.Wish> wishes = new ArrayList<>();

  private SecondOpinion(Definition journey, @Nullable Instant onRosterSince, Instant horizon) {
    this.journey = journey;
    this.onRosterSince = onRosterSince;
    this.horizon = horizon;
  }

  /**
   * The way of a learner; empty while she has none.
   *
   * @param known her statements, not voided
   * @param onRosterSince null: she is on no roster
   * @param horizon timers up to it have fired
   */
  static Optional<Way> of(
      Definition journey, List<Moment> known, @Nullable Instant onRosterSince, Instant horizon) {
    SecondOpinion opinion = new SecondOpinion(journey, onRosterSince, horizon);
    List<Moment> relevant =
        known.stream().filter(journey::isRelevant).sorted(Moment.EVENT_ORDER).toList();
    Instant joins = onRosterSince;
    for (Moment moment : relevant) {
      if (joins != null && !joins.isAfter(moment.at())) {
        opinion.come(joins, null);
        joins = null;
      }
      opinion.come(moment.at(), moment);
    }
    if (joins != null) {
      opinion.come(joins, null);
    }
    opinion.timersBefore(Instant.MAX);
    return opinion.moves.isEmpty()
        ? Optional.empty()
        : Optional.of(new Way(opinion.moves, opinion.wishes));
  }

  /** A statement, or (null) the roster. */
  private void come(Instant at, @Nullable Moment moment) {
    timersBefore(at);
    if (moves.isEmpty()) {
      List<Moment> now = moment == null ? List.of() : List.of(moment);
      if (journey.holds(journey.text.get("entry"), now, now, isOnRoster(at))) {
        inRun.addAll(now);
        Set<String> visited = new HashSet<>();
        move(journey.firstStep(), at, visited);
        settle(at, visited);
      }
    } else if (stands()) {
      if (moment != null) {
        inRun.add(moment);
        onStep.add(moment);
      }
      settle(at, new HashSet<>());
    }
  }

  private void settle(Instant at, Set<String> visited) {
    for (Map.Entry<String, JsonNode> exit : journey.text.get("exits").properties()) {
      JsonNode on = exit.getValue().get("on");
      if (on != null && journey.holds(on, inRun, inRun, isOnRoster(at))) {
        move("exit:" + exit.getKey(), at, visited);
        return;
      }
    }
    boolean moved = true;
    while (moved && stands()) {
      moved = false;
      for (JsonNode rule : Definition.children(step().path("on"))) {
        String to = rule.get("to").asString();
        if (!visited.contains(to) && journey.holds(rule, onStep, inRun, isOnRoster(at))) {
          move(to, at, visited);
          moved = true;
          break;
        }
      }
    }
  }

  private void timersBefore(Instant next) {
    while (!moves.isEmpty() && stands()) {
      Instant entered = last().at();
      Instant quiet = inRun.isEmpty() ? entered : inRun.get(inRun.size() - 1).at();
      Instant due = null;
      String to = "";
      for (JsonNode timer : Definition.children(step().path("after"))) {
        Instant at = journey.later(entered, timer.get("after").asString());
        if (due == null || at.isBefore(due)) {
          due = at;
          to = timer.get("to").asString();
        }
      }
      for (JsonNode timer : Definition.children(step().path("idle"))) {
        Instant since = quiet.isAfter(entered) ? quiet : entered;
        Instant at = journey.later(since, timer.get("after").asString());
        if (due == null || at.isBefore(due)) {
          due = at;
          to = timer.get("to").asString();
        }
      }
      if (due == null || !due.isBefore(next) || due.isAfter(horizon)) {
        return;
      }
      Set<String> visited = new HashSet<>();
      move(to, due, visited);
      if (stands()) {
        settle(due, visited);
      }
    }
  }

  private void move(String to, Instant at, Set<String> visited) {
    String from = moves.isEmpty() ? null : last().to();
    moves.add(new Way.Move(from, to, at));
    onStep.clear();
    if (!stands()) {
      return;
    }
    if (from != null && !from.equals(to)) {
      visited.add(from);
    }
    visited.add(to);
    for (JsonNode touch : Definition.children(step().path("touch"))) {
      String name = touch.asString();
      int before = (int) wishes.stream().filter(w -> w.touchpoint().equals(name)).count();
      boolean once = journey.text.at("/touchpoints/" + name + "/once").asString("").equals("run");
      if (before == 0 || !once) {
        wishes.add(new Way.Wish(name, before + 1, to, at));
      }
    }
  }

  private boolean stands() {
    return !last().to().startsWith("exit:");
  }

  private JsonNode step() {
    return journey.step(last().to());
  }

  private Way.Move last() {
    return moves.get(moves.size() - 1);
  }

  private boolean isOnRoster(Instant at) {
    return onRosterSince != null && !onRosterSince.isAfter(at);
  }
}
