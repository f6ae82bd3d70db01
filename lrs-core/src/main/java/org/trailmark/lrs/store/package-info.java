/**
 * The ports: what the rest of Trailmark asks of storage, and nothing about how. Writing, reading
 * and following the log are separate interfaces; {@code org.trailmark.lrs.sql} implements them.
 * Resources, dispatch and plugins call them on any thread.
 */
@NullMarked
package org.trailmark.lrs.store;

import org.jspecify.annotations.NullMarked;
