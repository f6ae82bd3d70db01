/** A channel for touchpoints of journeys. */
@NullMarked
package __package__;

import org.jspecify.annotations.NullMarked;
