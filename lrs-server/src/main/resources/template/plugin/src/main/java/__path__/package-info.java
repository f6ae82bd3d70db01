/** Counts statements by verb. Change it to what you want to know. */
@NullMarked
package __package__;

import org.jspecify.annotations.NullMarked;
