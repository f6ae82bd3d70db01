/** Tests of the configuration. */
@NullMarked
package org.trailmark.server.config;

import org.jspecify.annotations.NullMarked;
