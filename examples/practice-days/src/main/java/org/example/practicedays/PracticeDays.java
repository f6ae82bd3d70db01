package org.example.practicedays;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.Parameters;

/**
 * She did it on so many different days, close together: practice that is spread sticks better than
 * practice that is massed.
 *
 * <pre>
 * plugin:practice-days: {of: {verb: "v:practised"}, days: 3, within: P14D}
 * </pre>
 */
public final class PracticeDays implements ConditionKind<PracticeDays.Days> {

  /**
   * What a definition says.
   *
   * @param days how many different days, 2 or more, in the learner's time zone
   * @param within how many days the first and the last may span, both counted
   */
  public record Days(int days, Period within) {
    public Days {
      if (LocalDate.EPOCH.plus(within).isBefore(LocalDate.EPOCH.plusDays(days))) {
        throw new IllegalArgumentException(
            days + " different days do not fit into " + within + ".");
      }
    }
  }

  private static final Parameters<Days> PARAMETERS =
      new Parameters<>(
          Days.class,
          """
          {
            "type": "object",
            "required": ["days", "within"],
            "additionalProperties": false,
            "properties": {
              "days": {"description": "how many different days, 2 or more",
                       "type": "integer", "minimum": 2, "maximum": 366},
              "within": {"$ref": "#/$defs/span"}
            }
          }
          """);

  @Override
  public String name() {
    return "practice-days";
  }

  @Override
  public Parameters<Days> parameters() {
    return PARAMETERS;
  }

  /** The days that lead up to the last one; each is proven by what she did first on it. */
  @Override
  public Optional<List<UUID>> judge(Days days, List<Seen> seen, ZoneId zone) {
    TreeMap<LocalDate, UUID> first = new TreeMap<>();
    for (Seen statement : seen) {
      first.putIfAbsent(statement.at().atZone(zone).toLocalDate(), statement.statement());
    }
    LocalDate before = first.lastKey().minus(days.within());
    List<UUID> close = List.copyOf(first.tailMap(before, false).values());
    return close.size() >= days.days() ? Optional.of(close) : Optional.empty();
  }
}
