package org.trailmark.journey.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.ledger.Entry.Decision;

/**
 * Leads one wish after another through the gates, and writes down at the end what was decided. For
 * one transaction.
 */
final class Judge {
  private static final String CHANNEL = "channel";

  private final Handle tx;
  private final Instant now;
  private final Dossiers dossiers;
  private final Map<String, Channel> channels;
  private final List<Wish> decided = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  Judge(Handle tx, Instant now, Dossiers dossiers, Map<String, Channel> channels) {
    this.tx = tx;
    this.now = now;
    this.dossiers = dossiers;
    this.channels = channels;
  }

  void judge(Wish wish, Situation situation) {
    Candidate candidate =
        new Candidate(
            wish, situation, now, new Facts(tx, wish, situation, now, dossiers, channels));
    for (Gate gate : Gate.IN_ORDER) {
      Answer answer = gate.judge(candidate);
      if (answer instanceof Answer.Refusal refusal) {
        suppress(wish, gate.name(), refusal);
        return;
      }
      if (answer instanceof Answer.NotNow notNow) {
        hold(wish, gate.name(), notNow);
        return;
      }
    }
    if (candidate.facts().routes().stream().noneMatch(Route::open)) {
      suppress(wish, CHANNEL, nobodyToBringIt(candidate));
    } else {
      send(candidate);
    }
  }

  /** Writes down what was decided of all of them. */
  void write() {
    new Wishes(tx).decide(decided);
    new Entries(tx).append(decided.stream().map(Wish::key).toList(), entries);
  }

  private static Answer.Refusal nobodyToBringIt(Candidate candidate) {
    Map<String, String> numbers = new LinkedHashMap<>();
    candidate.facts().routes().forEach(route -> numbers.put(route.name(), route.why()));
    return new Answer.Refusal("None of its channels leads to her now.", numbers);
  }

  private void suppress(Wish wish, String gate, Answer.Refusal refusal) {
    decided.add(wish.decided(Wish.State.SUPPRESSED, gate, null, null));
    entries.add(new Entry(now, Decision.SUPPRESSED, gate, refusal.reason(), refusal.numbers()));
  }

  private void hold(Wish wish, String gate, Answer.NotNow notNow) {
    decided.add(wish.decided(Wish.State.HELD, gate, notNow.until(), null));
    entries.add(new Entry(now, Decision.HELD, gate, notNow.reason(), notNow.numbers()));
  }

  private void send(Candidate candidate) {
    List<Route> routes = candidate.facts().routes();
    List<Channel> open =
        routes.stream()
            .filter(Route::open)
            .flatMap(route -> Stream.ofNullable(route.channel()))
            .toList();
    String names = open.stream().map(Channel::name).collect(joining(", "));
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("channels", names);
    routes.stream()
        .filter(route -> !route.open())
        .forEach(route -> numbers.put("not " + route.name(), route.why()));
    Wish wish = candidate.wish();
    Duration effort = Objects.requireNonNullElse(candidate.touchpoint().effort(), Duration.ZERO);
    new Sends(tx).add(wish, effort, now);
    dossiers.add(wish, effort, now);
    decided.add(wish.decided(Wish.State.SENT, null, null, now));
    entries.add(
        new Entry(
            now,
            Decision.SENT,
            CHANNEL,
            "It passed every gate and was handed to " + names + ".",
            numbers));
    Outgoing outgoing =
        new Outgoing(
            wish,
            candidate.situation().journey(),
            candidate.touchpoint(),
            candidate.situation().learner(),
            candidate.facts().told().language(),
            candidate.expiresAt(),
            now);
    open.forEach(channel -> channel.accept(outgoing, tx));
  }
}
