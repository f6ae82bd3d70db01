/** The plan of the house, held against the compiled classes: who may import whom. */
@NullMarked
package org.trailmark.spec.architecture;

import org.jspecify.annotations.NullMarked;
