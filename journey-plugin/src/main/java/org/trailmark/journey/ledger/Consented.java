package org.trailmark.journey.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** She agreed where agreement is asked for, and refused nothing that this is. */
final class Consented implements Gate {

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public Answer judge(Candidate candidate) {
    List<Route> routes = candidate.facts().routes();
    if (routes.stream().anyMatch(route -> route.closed() != Route.Closed.BY_HER)) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    routes.forEach(route -> numbers.put(route.name(), route.why()));
    return new Answer.Refusal(
        routes.stream().map(Route::why).distinct().reduce((a, b) -> a + "; " + b).orElse("") + ".",
        numbers);
  }
}
