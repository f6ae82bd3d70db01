/**
 * A plugin as a server runs it, in a test: a real store, the real dispatcher, and a clock that
 * stands still until the test turns it. Begin with {@link org.trailmark.testkit.plugin.PluginKit}.
 * For one thread; the plugin's handler runs on its own, as it does in a server.
 */
@NullMarked
package org.trailmark.testkit.plugin;

import org.jspecify.annotations.NullMarked;
