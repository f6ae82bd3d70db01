package org.trailmark.lrs.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.trailmark.lrs.store.PluginDatabase;

/** The statements that one plugin has set aside, for an admin to look at. Safe on any thread. */
public final class Quarantine {
  private final PluginDatabase database;
  private final Redeliveries redeliveries;
  private final Bell bell;
  private final Progress progress;

  private static final int PAGE = 500;

  Quarantine(PluginDatabase database, Redeliveries redeliveries, Bell bell, Progress progress) {
    this.database = database;
    this.redeliveries = redeliveries;
    this.bell = bell;
    this.progress = progress;
  }

  /**
   * Statements in the order of the log.
   *
   * @param afterSeq {@code seq} of the last one of the page before; 0 for the beginning
   * @param max how many at most
   */
  public List<QuarantinedStatement> list(long afterSeq, int max) {
    return database.read(tx -> QuarantineTable.list(tx, afterSeq, max));
  }

  /** How many there are. */
  public long count() {
    return database.read(QuarantineTable::count);
  }

  /**
   * Gives one statement to the handler again, once, on the dispatch thread between its other work.
   * Statements that came after it have taken effect by then: the handler sees it late.
   *
   * @return true when it took effect and left the quarantine; false when it is not there. Fails
   *     with an {@link org.trailmark.lrs.problem.LrsException} when the handler refuses it again
   *     ({@code INTERNAL}; it stays, with the new error) or the database fails or dispatch has
   *     stopped ({@code STORE_UNAVAILABLE})
   */
  public CompletionStage<Boolean> retry(long seq) {
    CompletionStage<Boolean> answer = redeliveries.ask(seq);
    bell.ring();
    return answer;
  }

  /** Lets go of one statement for good; whether it was there. */
  public boolean discard(long seq) {
    boolean removed = database.write(tx -> QuarantineTable.remove(tx, seq));
    progress.quarantined(count());
    return removed;
  }

  /**
   * Lets go of statements that were erased: what is told of their failure may hold what they held.
   *
   * @param tx of the plugin's database
   * @param erased of some places, those that were erased or changed
   */
  public static void forget(Connection tx, UnaryOperator<Set<Long>> erased) throws SQLException {
    long last = 0;
    for (List<QuarantinedStatement> page = QuarantineTable.list(tx, last, PAGE);
        !page.isEmpty();
        page = QuarantineTable.list(tx, last, PAGE)) {
      Set<Long> places = page.stream().map(QuarantinedStatement::seq).collect(Collectors.toSet());
      for (long place : erased.apply(places)) {
        QuarantineTable.remove(tx, place);
      }
      last = page.get(page.size() - 1).seq();
    }
  }
}
