package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * The documents of state and profiles (xAPI-Communication 2.2). Every read sees all changes that
 * were acknowledged before it began.
 *
 * <p>Changes return at once; the stage completes after the durable commit, on the storage's thread:
 * whoever continues there must not block. It fails with what a {@link DocumentChange} threw, or
 * with an {@link org.trailmark.lrs.problem.LrsException} {@code STORE_UNAVAILABLE}.
 */
public interface DocumentStore {

  Optional<Document> find(DocumentAddress address);

  /**
   * Which documents a context has. State asked for without a registration is that of every
   * registration and of none (xAPI-Communication 2.3, "Activity + Agent [+ registration if
   * specified]").
   *
   * @param since only those changed after this; null: all
   */
  DocumentIds ids(DocumentContext context, @Nullable Instant since);

  /**
   * In which activities an agent has state, each once, in an order that does not change.
   *
   * @param after only those behind this IRI; "" for the beginning
   * @param max how many at most
   */
  List<String> activitiesWithState(Ifi agent, String after, int max);

  /**
   * Changes one document: nobody else changes it between the decision and the commit.
   *
   * @param bytes about how much memory the change holds while it waits its turn, so that what waits
   *     stays bounded
   */
  CompletionStage<Void> change(DocumentAddress address, int bytes, DocumentChange change);

  /** Removes all that {@link #ids} names. */
  CompletionStage<Void> removeAll(DocumentContext context);
}
