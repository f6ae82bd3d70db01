package org.trailmark.lrs.plugin;

import java.util.List;

/**
 * What happens in a plugin, numbered, for whoever follows along: the server tells of it in its feed
 * and among its changes, under the plugin's name. Called on threads of the server, on every node.
 *
 * <p>Events are seen in their order: once one was read, none with a smaller number will ever
 * appear, and no number is ever given twice, over restarts too. Numbers that are given within
 * transactions that {@linkplain org.trailmark.lrs.store.PluginDatabase#write take turns} keep this
 * promise; a number is not to be given again when its event is removed.
 */
public interface PluginEvents {

  /**
   * The events after a number, oldest first.
   *
   * @param seq 0 for the beginning
   * @param max how many at most
   * @return empty when there is nothing after {@code seq} yet
   */
  List<PluginEvent> readAfter(long seq, int max);

  /** The number of the newest event, 0 when there is none. */
  long newest();
}
