package org.trailmark.journey.api.people;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.lrs.csv.CsvOut;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.xapi.Ifi;

/**
 * The members of a roster as {@link RosterCsv} reads them, however many they are. Each page is a
 * transaction of its own, so that a slow reader keeps none open.
 */
final class RosterMembersCsv implements StreamingOutput {
  private static final int PAGE = 500;

  private final PluginDatabase database;
  private final String name;

  RosterMembersCsv(PluginDatabase database, String name) {
    this.database = database;
    this.name = name;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    CsvOut table = new CsvOut(out);
    table.line("agent", "name", "since");
    String after = "";
    List<Rosters.Member> page;
    do {
      String begin = after;
      page = database.read(c -> new Rosters(Handles.over(c)).members(name, begin, PAGE));
      for (Rosters.Member member : page) {
        table.line(cell(Ifi.ofKey(member.key())), member.name(), member.since());
        after = member.agent();
      }
      table.flush();
    } while (page.size() == PAGE);
  }

  /** As people write it. */
  private static String cell(Ifi agent) {
    return agent instanceof Ifi.Mbox mbox
        ? mbox.mailto().substring("mailto:".length())
        : agent.key();
  }
}
