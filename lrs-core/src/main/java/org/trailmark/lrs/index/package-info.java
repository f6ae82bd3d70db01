/**
 * An index that costs the same to keep however much is stored: keys in, places in the log out.
 *
 * <p>New entries lie in memory, in the {@link org.trailmark.lrs.index.Trail}. When it is full it is
 * written as a {@link org.trailmark.lrs.index.Run}: entries in the order of their keys, cut into
 * pages, never changed again. Runs that lie beside each other in the log are merged into larger
 * ones, so that there are few. A search asks the trail and the runs, from the end of the log that
 * it wants, and a {@link org.trailmark.lrs.index.KeyFilter} spares it those that cannot help.
 * Nothing here lasts by itself: {@link org.trailmark.lrs.index.RunStore} keeps the runs, and the
 * trail is made again from the log.
 *
 * <p>One thread adds and one merges; any thread searches.
 */
@NullMarked
package org.trailmark.lrs.index;

import org.jspecify.annotations.NullMarked;
