/**
 * Finds plugins, starts them in the order of their names, drives them from the log, and stops them
 * in the reverse order; and sees to it that none can hurt another, or the store. The plugins of the
 * program itself lie on its class path; each jar of a folder has a class loader that shows the API
 * and nothing else.
 *
 * <p>At the start and at the end of the program everything happens on the main thread. Meanwhile
 * {@link org.trailmark.server.plugins.PluginsResource} is called on request threads and the
 * watchdog has a thread of its own; who wants to start or stop something takes the one lock. Code
 * of a plugin runs on threads of the plugin's own group, and whoever waits for it waits with a
 * limit.
 */
@NullMarked
package org.trailmark.server.plugins;

import org.jspecify.annotations.NullMarked;
