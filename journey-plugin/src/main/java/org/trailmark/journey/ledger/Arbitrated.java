package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trailmark.journey.definition.Span;

/**
 * One thing at a time: nothing of a journey that asks for arbitration is said within its pause
 * after anything was said to her. Those that pass together have their turn in the order of the
 * {@link Contest}, so the first is said, and the others find that it was. Duties do not wait.
 */
final class Arbitrated {
  static final String NAME = "arbitration";

  /** Calendar days begin and end at most so far from those of UTC, and an hour comes twice. */
  private static final Duration MARGIN = Duration.ofDays(2);

  private static final int SHOWN = 20;

  private Arbitrated() {}

  /** What is kept of a contest: her own factors, and all who took part. */
  static Map<String, String> numbers(Contest.Entrant entrant, List<Contest.Entrant> ranked) {
    Map<String, String> numbers = new LinkedHashMap<>(entrant.numbers());
    String others = ranked.stream().limit(SHOWN).map(Contest.Entrant::told).collect(joining(", "));
    numbers.put(
        "candidates",
        ranked.size() > SHOWN ? others + ", and " + (ranked.size() - SHOWN) + " more" : others);
    return numbers;
  }

  /**
   * @param numbers of the contest
   */
  static Answer judge(Candidate candidate, Map<String, String> numbers) {
    if (candidate.touchpoint().mandatory()) {
      return Answer.pass();
    }
    Span pause =
        requireNonNull(candidate.situation().journey().contact().arbitration(), NAME).pause();
    ZoneId zone = candidate.facts().wall().zone();
    Instant now = candidate.now();
    Optional<Send> last =
        candidate.facts().sentAfter(pause.before(now, zone).minus(MARGIN)).stream()
            .filter(send -> pause.after(send.sentAt(), zone).isAfter(now))
            .reduce((earlier, later) -> later);
    return last.<Answer>map(send -> notNow(send, pause, zone, now, numbers)).orElse(Answer.pass());
  }

  private static Answer notNow(
      Send send, Span pause, ZoneId zone, Instant now, Map<String, String> numbers) {
    Instant until = pause.after(send.sentAt(), zone);
    String said = send.journey() + "/" + send.touchpoint();
    Map<String, String> all = new LinkedHashMap<>(numbers);
    all.put("said", said);
    all.put("saidAt", send.sentAt().toString());
    all.put("pause", pause.toString());
    all.put("until", until.toString());
    return new Answer.NotNow(
        until,
        (send.sentAt().equals(now)
                ? "%s was better to say now, and %s lie between two; every gate is asked again on %s."
                : "%s was said to her lately, and %s lie between two; every gate is asked again on %s.")
            .formatted(said, pause, until),
        all);
  }
}
