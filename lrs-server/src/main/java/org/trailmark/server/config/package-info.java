/**
 * Configuration: names and values from options, the environment and a YAML file, as typed and
 * checked records, and the table of what may be set. Read once, at the start, on the main thread;
 * settings of plugins when a plugin starts.
 */
@NullMarked
package org.trailmark.server.config;

import org.jspecify.annotations.NullMarked;
