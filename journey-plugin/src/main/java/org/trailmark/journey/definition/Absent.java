package org.trailmark.journey.definition;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;

/**
 * Stands in a published definition for an extension that is not there any more. Which statements it
 * looks at the definition says, so evidence is kept for it; what it would have said of them nobody
 * knows, so nobody may be folded by it.
 */
final class Absent {
  /** Whatever the definition tells it. */
  static final Parameters<Untold> PARAMETERS = new Parameters<>(Untold.class, "{}");

  static final Untold UNTOLD = new Untold();

  private Absent() {}

  /** Nothing of what it is told is looked at. */
  record Untold() {}

  record AbsentCondition(String name) implements ConditionKind<Untold> {
    @Override
    public Parameters<Untold> parameters() {
      return PARAMETERS;
    }

    @Override
    public Optional<List<UUID>> judge(Untold untold, List<Seen> seen, ZoneId zone) {
      throw new IllegalStateException("the condition " + name + " is not there");
    }
  }

  record AbsentModel(String name) implements MemoryModel<Untold> {
    @Override
    public Parameters<Untold> parameters() {
      return PARAMETERS;
    }

    @Override
    public Forecast forecast(Untold untold, List<Review> reviews, ZoneId zone) {
      throw new IllegalStateException("the model of memory " + name + " is not there");
    }
  }
}
