package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.csv.CsvOut;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * Everybody, as a table, however many they are. Each page is a transaction of its own, so that a
 * slow reader keeps none open; they fit together because what was known then does not change.
 */
final class LearnersCsv implements StreamingOutput {
  private static final int PAGE = 500;

  private final PluginDatabase database;
  private final Members members;

  LearnersCsv(PluginDatabase database, Members members) {
    this.database = database;
    this.members = members;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    CsvOut table = new CsvOut(out);
    table.line("learner", "name", "run", "step", "stage", "exit", "since", "enteredAt");
    @Nullable String after = null;
    do {
      String begin = after;
      JourneyViews.Who page = database.read(c -> members.page(begin, PAGE, Handles.over(c)));
      for (JourneyViews.Standing one : page.learners()) {
        table.line(
            one.learner(),
            one.name(),
            one.run(),
            one.step(),
            one.stage(),
            one.exit(),
            one.since(),
            one.enteredAt());
      }
      table.flush();
      after = page.more();
    } while (after != null);
  }
}
