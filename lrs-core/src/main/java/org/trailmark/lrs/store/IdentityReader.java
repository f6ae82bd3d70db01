package org.trailmark.lrs.store;

import java.util.List;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Reads which agents are one person, and follows what is said about it. Every read sees all changes
 * that were acknowledged before it began. Safe on any thread.
 */
public interface IdentityReader {

  /**
   * All agents of the person that an agent is, with the agent itself.
   *
   * @return normalized as in {@link Ifi#ofKey}, in the order of their keys; at least one, at most
   *     {@link IdentityStore#MAX_AGENTS}
   */
  List<Ifi> person(Ifi agent);

  /** The links in force that make that person, each as the event that made it, oldest first. */
  List<IdentityEvent> linksOf(Ifi agent);

  /**
   * The links in force, each as the event that made it, oldest first.
   *
   * @param after only those made after this {@code seq}; 0 for all
   * @param max how many at most
   */
  List<IdentityEvent> links(long after, int max);

  /**
   * All that was said since, oldest first, for whoever follows along. Events are seen in their
   * order: once one was read, none with a smaller {@code seq} will ever appear. Who remembers the
   * last {@code seq} that she took misses none and takes none twice.
   *
   * @param seq 0 for the beginning
   * @param max how many at most
   * @return empty when there is nothing after {@code seq} yet
   */
  List<IdentityEvent> readAfter(long seq, int max);

  /**
   * Calls {@code listener} after each commit that added events, on whatever node it was made, and
   * now and then without a reason; on a thread of the store: it must only wake somebody. Events
   * that were there before are not told: read once after subscribing.
   *
   * @return closes the subscription
   */
  StatementLog.Subscription onChange(Runnable listener);
}
