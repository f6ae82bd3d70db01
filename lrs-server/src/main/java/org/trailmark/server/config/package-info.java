/**
 * Configuration: names and values from the command line, the environment and a properties file, as
 * typed and checked records. Read once, at the start, on the main thread.
 */
@NullMarked
package org.trailmark.server.config;

import org.jspecify.annotations.NullMarked;
