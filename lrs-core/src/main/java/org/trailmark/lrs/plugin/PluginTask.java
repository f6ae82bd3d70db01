package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that a plugin does at its times: fetch a list, send a digest, delete what is old. All
 * tasks of a plugin are done one after another, on a thread of the host's, {@code tasks-NAME},
 * beside the handler. Unlike the handler a task may wait for the network.
 *
 * <p>Where several nodes share a database, it is done on the one whose turn it is. It is done at
 * least once for a time that it is due: what was cut off, by a crash or a stop, is done again. What
 * was missed while nothing ran is made up for once. One that throws is tried again after growing
 * pauses, from a second to ten minutes, until it succeeds or its next time takes its place.
 *
 * @param name lower-case letters, digits and hyphens, beginning with a letter; under it the host
 *     remembers when it is due, so it never changes
 * @param schedule when it is due; where that is another one than before, it begins anew
 * @param work what is done
 */
public record PluginTask(String name, Schedule schedule, Work work) {

  public PluginTask {
    requireNonNull(schedule, "schedule");
    requireNonNull(work, "work");
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("no task can be called \"" + name + "\"");
    }
  }

  /** What a task does. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it, within no transaction: {@link PluginContext#database()} has one for each write. Ends
     * soon when it is interrupted, which the host does when the plugin stops.
     *
     * @param due for which time it is done; UTC. The same when it is tried again
     * @throws Exception to be tried again; an admin sees it
     */
    void run(Instant due) throws Exception;
  }
}
