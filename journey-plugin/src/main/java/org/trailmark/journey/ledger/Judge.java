package org.trailmark.journey.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.ledger.Entry.Decision;
import org.trailmark.lrs.trace.RememberedContexts;
import org.trailmark.lrs.trace.Span;

/**
 * Leads wishes through the gates, sends what passes, and writes down at the end what was decided.
 * For one transaction.
 */
final class Judge {
  /** The name of a decision in a trace. */
  static final String SPAN = "touchpoint.decide";

  private static final String CHANNEL = "channel";

  private final Handle tx;
  private final Instant now;
  private final Dossiers dossiers;
  private final Map<String, Channel> channels;
  private final Contest contest;
  private final Map<String, Wish> decided = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Channel, List<Outgoing>> outgoings = new LinkedHashMap<>();
  private final RememberedContexts<String> causes;
  private final Map<String, Span> spans = new HashMap<>();

  Judge(
      Handle tx,
      Instant now,
      Dossiers dossiers,
      Map<String, Channel> channels,
      Scorer scorer,
      RememberedContexts<String> causes) {
    this.tx = tx;
    this.now = now;
    this.dossiers = dossiers;
    this.channels = channels;
    this.contest = new Contest(scorer);
    this.causes = causes;
  }

  /** One that competes with none. */
  void judge(Wish wish, Situation situation) {
    Candidate candidate = candidate(wish, situation);
    if (passes(candidate)) {
      bring(candidate, Map.of());
    }
  }

  /**
   * Those of one learner whose journeys ask for arbitration: what passes every gate before it is
   * ranked, and then has its turn in that order. Each turn asks the gates again, for what went out
   * in the turn before may have filled a cap.
   */
  void arbitrate(Map<Wish, Situation> hers) {
    List<Candidate> passing =
        hers.entrySet().stream()
            .map(each -> candidate(each.getKey(), each.getValue()))
            .filter(this::passes)
            .toList();
    List<Contest.Entrant> ranked = contest.rank(passing);
    for (Contest.Entrant entrant : ranked) {
      Candidate again = candidate(entrant.candidate().wish(), entrant.candidate().situation());
      if (passing.size() == 1 || passes(again)) {
        Map<String, String> numbers = Arbitrated.numbers(entrant, ranked);
        Answer answer = Arbitrated.judge(again, numbers);
        if (answer instanceof Answer.NotNow notNow) {
          hold(again.wish(), Arbitrated.NAME, notNow);
        } else {
          bring(again, numbers);
        }
      }
    }
  }

  private Candidate candidate(Wish wish, Situation situation) {
    if (!spans.containsKey(wish.key())) {
      Span span = causes.get(wish.key()).begin(SPAN);
      if (span != Span.none()) {
        spans.put(wish.key(), span);
      }
    }
    return new Candidate(
        wish, situation, now, new Facts(tx, wish, situation, now, dossiers, channels));
  }

  /** Whether every gate lets it pass; what does not pass is written down. */
  private boolean passes(Candidate candidate) {
    Wish wish = candidate.wish();
    for (Gate gate : Gate.IN_ORDER) {
      Answer answer = gate.judge(candidate);
      if (answer instanceof Answer.Refusal refusal) {
        suppress(wish, gate.name(), refusal);
        return false;
      }
      if (answer instanceof Answer.NotNow notNow) {
        hold(wish, gate.name(), notNow);
        return false;
      }
    }
    return true;
  }

  private void bring(Candidate candidate, Map<String, String> why) {
    if (candidate.facts().routes().stream().noneMatch(Route::open)) {
      suppress(candidate.wish(), CHANNEL, nobodyToBringIt(candidate));
    } else {
      send(candidate, why);
    }
  }

  /** Whether it had its turn, as one that competed with another. */
  boolean hasDecided(Wish wish) {
    return decided.containsKey(wish.key());
  }

  /** Writes down what was decided of all of them, and hands on what goes out. */
  void write() {
    new Wishes(tx).decide(List.copyOf(decided.values()));
    new Entries(tx).append(List.copyOf(decided.keySet()), entries);
    dossiers.write();
    outgoings.forEach((channel, all) -> channel.accept(all, tx));
    spans.forEach(this::tell);
  }

  /** What was decided is what its delivery comes of. */
  private void tell(String key, Span span) {
    Wish wish = decided.get(key);
    if (wish == null) {
      span.close();
    } else {
      causes.put(key, span.context());
      tell(wish, span);
    }
  }

  /**
   * Tells a trace what was decided.
   *
   * @param span ends here
   */
  static void tell(Wish wish, Span span) {
    span.with("trailmark.journey", wish.journey())
        .with("trailmark.touchpoint", wish.touchpoint())
        .with("trailmark.decision", wish.state().name().toLowerCase(Locale.ROOT));
    if (wish.gate() != null) {
      span.with("trailmark.gate", wish.gate());
    }
    span.close();
  }

  private static Answer.Refusal nobodyToBringIt(Candidate candidate) {
    Map<String, String> numbers = new LinkedHashMap<>();
    candidate.facts().routes().forEach(route -> numbers.put(route.name(), route.why()));
    return new Answer.Refusal("None of its channels leads to her now.", numbers);
  }

  private void suppress(Wish wish, String gate, Answer.Refusal refusal) {
    decided.put(wish.key(), wish.decided(Wish.State.SUPPRESSED, gate, null, null));
    entries.add(new Entry(now, Decision.SUPPRESSED, gate, refusal.reason(), refusal.numbers()));
  }

  private void hold(Wish wish, String gate, Answer.NotNow notNow) {
    decided.put(wish.key(), wish.decided(Wish.State.HELD, gate, notNow.until(), null));
    entries.add(new Entry(now, Decision.HELD, gate, notNow.reason(), notNow.numbers()));
  }

  private void send(Candidate candidate, Map<String, String> why) {
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
    numbers.putAll(why);
    Wish wish = candidate.wish();
    Duration effort = Objects.requireNonNullElse(candidate.touchpoint().effort(), Duration.ZERO);
    dossiers.add(wish, effort, now);
    decided.put(wish.key(), wish.decided(Wish.State.SENT, null, null, now));
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
    for (Channel channel : open) {
      outgoings.computeIfAbsent(channel, same -> new ArrayList<>()).add(outgoing);
    }
  }
}
