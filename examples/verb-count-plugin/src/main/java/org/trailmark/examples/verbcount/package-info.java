/** An example plugin: counts statements by verb, and answers the counts to admins. */
@NullMarked
package org.trailmark.examples.verbcount;

import org.jspecify.annotations.NullMarked;
