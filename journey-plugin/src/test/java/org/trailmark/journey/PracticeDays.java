package org.trailmark.journey;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind;

/** She did it on so many different days, close together: {@code {days: 3, within: 14}}. */
public final class PracticeDays implements ConditionKind {

  @Override
  public String name() {
    return "practice-days";
  }

  @Override
  public Map<String, String> check(Map<String, Object> parameters) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (String needed : List.of("days", "within")) {
      Object value = parameters.get(needed);
      if (!(value instanceof Long number) || number < 1) {
        faults.put(parameters.containsKey(needed) ? needed : "", "'" + needed + "' is 1 or more.");
      }
    }
    return faults;
  }

  @Override
  public Optional<List<UUID>> judge(Map<String, Object> parameters, List<Seen> seen, ZoneId zone) {
    int days = number(parameters, "days");
    Period within = Period.ofDays(number(parameters, "within") - 1);
    TreeMap<LocalDate, UUID> first = new TreeMap<>();
    seen.forEach(s -> first.putIfAbsent(s.at().atZone(zone).toLocalDate(), s.statement()));
    Map<LocalDate, UUID> close = first.tailMap(first.lastKey().minus(within), true);
    return close.size() >= days ? Optional.of(List.copyOf(close.values())) : Optional.empty();
  }

  private static int number(Map<String, Object> parameters, String name) {
    return Math.toIntExact((Long) requireNonNull(parameters.get(name), name));
  }
}
