/** A condition for journeys. Pure; called on any thread. */
@NullMarked
package __package__;

import org.jspecify.annotations.NullMarked;
