/**
 * Finds plugins, starts them in the order of their names, drives them from the log, and stops them
 * in the reverse order. Starting and stopping happens on the main thread; the resource is called on
 * request threads.
 */
@NullMarked
package org.trailmark.server.plugins;

import org.jspecify.annotations.NullMarked;
