package org.trailmark.server.plugins;

import org.trailmark.lrs.plugin.LrsPlugin;

/**
 * A plugin that could be started.
 *
 * @param plugin the factory
 * @param loader what loads its classes and migrations
 * @param origin where it was found, for the operator
 */
record FoundPlugin(LrsPlugin<?> plugin, ClassLoader loader, String origin) {}
