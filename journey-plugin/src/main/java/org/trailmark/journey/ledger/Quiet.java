package org.trailmark.journey.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trailmark.journey.definition.QuietHours;

/** Nobody is interrupted when it is quiet; what is only pulled on demand interrupts nobody. */
final class Quiet implements Gate {

  @Override
  public String name() {
    return "quiet";
  }

  @Override
  public Answer judge(Candidate candidate) {
    QuietHours quiet = candidate.situation().journey().contact().quiet();
    if (quiet == null || interrupting(candidate).isEmpty()) {
      return Answer.pass();
    }
    Facts.Wall wall =
        quiet.zone() == null
            ? candidate.facts().wall()
            : new Facts.Wall(quiet.zone(), "definition");
    Optional<Instant> end = quiet.endsAfter(candidate.now(), wall.zone());
    return end.map(until -> hold(candidate, until, wall)).orElse(Answer.pass());
  }

  private static Answer hold(Candidate candidate, Instant until, Facts.Wall wall) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("localTime", candidate.now().atZone(wall.zone()).toLocalDateTime().toString());
    wall.addTo(numbers);
    numbers.put("interrupts", interrupting(candidate));
    numbers.put("until", until.toString());
    return new Answer.NotNow(
        until,
        "It is quiet until %s (%s); then every gate is asked again."
            .formatted(until, wall.zone().getId()),
        numbers);
  }

  private static String interrupting(Candidate candidate) {
    return candidate.facts().routes().stream()
        .filter(route -> route.open() && route.channel() != null && route.channel().interrupts())
        .map(Route::name)
        .collect(joining(", "));
  }
}
