package __package__;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.Parameters;

/**
 * She did it so many times. Change it to what should move a learner.
 *
 * <pre>
 * plugin:__name__: {of: {verb: "v:practised"}, times: 3}
 * </pre>
 */
public final class __Name__Condition implements ConditionKind<__Name__Condition.Times> {

  /**
   * What a definition says.
   *
   * @param times 1 or more
   */
  public record Times(int times) {}

  private static final Parameters<Times> PARAMETERS =
      new Parameters<>(
          Times.class,
          """
          {
            "type": "object",
            "required": ["times"],
            "additionalProperties": false,
            "properties": {
              "times": {"description": "how many times", "type": "integer", "minimum": 1}
            }
          }
          """);

  @Override
  public String name() {
    return "__name__";
  }

  @Override
  public Parameters<Times> parameters() {
    return PARAMETERS;
  }

  @Override
  public Optional<List<UUID>> judge(Times times, List<Seen> seen, ZoneId zone) {
    return seen.size() < times.times()
        ? Optional.empty()
        : Optional.of(seen.stream().limit(times.times()).map(Seen::statement).toList());
  }
}
