package org.trailmark.journey;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.Parameters;

/** She did it on so many different days, close together: {@code {days: 3, within: P14D}}. */
public final class PracticeDays implements ConditionKind<PracticeDays.Days> {

  /** How many days, and how close together: first and last count. */
  public record Days(int days, Period within) {
    public Days {
      if (within.getYears() > 0 || within.getMonths() > 0) {
        throw new IllegalArgumentException("'within' is a number of days or weeks.");
      }
      if (within.getDays() < days) {
        throw new IllegalArgumentException("So many days do not lie within " + within + ".");
      }
    }
  }

  @Override
  public String name() {
    return "practice-days";
  }

  @Override
  public Parameters<Days> parameters() {
    return new Parameters<>(
        Days.class,
        """
        {
          "description": "of, days and within",
          "required": ["days", "within"],
          "additionalProperties": false,
          "properties": {
            "days": {"type": "integer", "minimum": 1, "maximum": 365},
            "within": {"$ref": "#/$defs/span"}
          }
        }
        """);
  }

  @Override
  public Optional<List<UUID>> judge(Days parameters, List<Seen> seen, ZoneId zone) {
    TreeMap<LocalDate, UUID> first = new TreeMap<>();
    seen.forEach(s -> first.putIfAbsent(s.at().atZone(zone).toLocalDate(), s.statement()));
    LocalDate from = first.lastKey().minus(parameters.within().minusDays(1));
    Map<LocalDate, UUID> close = first.tailMap(from, true);
    return close.size() >= parameters.days()
        ? Optional.of(List.copyOf(close.values()))
        : Optional.empty();
  }
}
