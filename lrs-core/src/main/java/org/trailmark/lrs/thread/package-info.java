/** What threads of a long life have in common. Called by whoever closes what runs on one. */
@NullMarked
package org.trailmark.lrs.thread;

import org.jspecify.annotations.NullMarked;
