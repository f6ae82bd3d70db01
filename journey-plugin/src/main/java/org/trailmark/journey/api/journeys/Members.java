package org.trailmark.journey.api.journeys;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.statistics.Positions;
import org.trailmark.journey.statistics.Spot;

/** Who stood where at a moment, page by page, by learner and run. */
final class Members {
  private final Library library;
  private final String journey;
  private final When when;
  private final @Nullable Spot spot;

  /**
   * Asks nothing yet.
   *
   * @param spot only there; null: everywhere
   */
  Members(Library library, String journey, When when, @Nullable Spot spot) {
    this.library = library;
    this.journey = journey;
    this.when = when;
    this.spot = spot;
  }

  /**
   * A page.
   *
   * @param after what the page before gave as {@code more}; null: the first page
   */
  JourneyViews.Who page(@Nullable String after, int max, Handle tx) {
    RunKey key = RunKey.read(after);
    Cut<Positions.Stood> page =
        Cut.to(
            max,
            new Positions(tx, journey, when.at(), when.known())
                .list(spot, key.learner(), key.run(), max + 1));
    Map<String, String> names =
        new Learners(tx).names(page.rows().stream().map(Positions.Stood::learner));
    return new JourneyViews.Who(
        page.rows().stream().map(stood -> standing(stood, names, tx)).toList(),
        page.more(last -> new RunKey(last.learner(), last.run()).toString()));
  }

  private JourneyViews.Standing standing(
      Positions.Stood stood, Map<String, String> names, Handle tx) {
    boolean left = stood.position().exit();
    String id = stood.position().id();
    return new JourneyViews.Standing(
        stood.learner(),
        names.get(stood.learner()),
        stood.run(),
        left ? null : id,
        left ? null : library.journey(stood.publication(), tx).step(id).stage(),
        left ? id : null,
        stood.since(),
        stood.enteredAt(),
        null);
  }
}
