/**
 * Drives a plugin's {@link org.trailmark.lrs.plugin.StatementHandler} from the statement log, so
 * that each statement takes effect exactly once, and does its {@linkplain
 * org.trailmark.lrs.plugin.PluginTask tasks} when they are due.
 *
 * <p>One {@link org.trailmark.lrs.dispatch.Dispatcher} and one thread for each plugin, {@code
 * dispatch-NAME}: a slow or failing plugin holds up nobody else; and one {@link
 * org.trailmark.lrs.dispatch.TaskRunner} with a thread, {@code tasks-NAME}, for one that has tasks.
 * The program's wiring makes, starts and closes them; the admin interface reads {@link
 * org.trailmark.lrs.dispatch.DispatchStatus} and works the {@link
 * org.trailmark.lrs.dispatch.Quarantine}, on any thread.
 */
@NullMarked
package org.trailmark.lrs.dispatch;

import org.jspecify.annotations.NullMarked;
