package org.trailmark.lrs.plugin;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.trailmark.lrs.store.StoredStatement;

/**
 * Follows the statement log. All calls come from one thread, the plugin's own, one after another.
 *
 * <p>Each call runs in a transaction of the plugin's database that also holds the checkpoint: what
 * the handler writes through {@code tx} takes effect together with the fact that these statements
 * are done, so each statement takes effect exactly once, whenever the process dies. The handler
 * neither commits nor rolls back nor closes {@code tx}. Whatever else it does (calling somebody
 * over the network) may happen again after a crash; write such wishes into the database and carry
 * them out later.
 */
public interface StatementHandler {

  /**
   * Takes the next statements.
   *
   * @param statements at least one, in the order of commit; voided ones too
   * @param tx the transaction
   * @throws Exception to undo the transaction. The call is repeated with growing pauses; when it
   *     keeps failing the statements come one by one, and the one that fails still is set aside in
   *     quarantine, and the rest goes on
   */
  void handle(List<StoredStatement> statements, Connection tx) throws Exception;

  /**
   * Tells that more is waiting than {@link #handle} is given by the call that comes now: what it
   * will most likely be given by the call after that is being read meanwhile. Who can do something
   * with statements that needs no database may begin with it, on a thread of his own: by the {@code
   * Async} methods of {@code next}, for others hold up whoever reads.
   *
   * @param next completes with the very list that {@code handle} will be given, or fails, or is
   *     never handed over: then another one is, and what became of this one must have no effect.
   *     May be empty
   * @throws Exception is written to the log; nothing else comes of it
   */
  default void foresee(CompletionStage<List<StoredStatement>> next) throws Exception {}

  /**
   * Says that time has come to {@code now} and that every statement stored before {@code now} was
   * handled. Called when the log is read to its end: at the start, after statements, when the time
   * has come that the last call asked for, after {@link PluginContext#wake()}, after agents were
   * linked or unlinked, and when the clock was set back: what was put off by it may be due earlier.
   *
   * @param now UTC; never falls, though the clock may be set back behind it
   * @param tx the transaction
   * @return when to call next at the latest; empty: when there is a reason. A time that is not
   *     after {@code now} means at once: so long work is cut into short transactions
   * @throws Exception to undo the transaction; the call is repeated with growing pauses
   */
  default Optional<Instant> onTime(Instant now, Connection tx) throws Exception {
    return Optional.empty();
  }
}
