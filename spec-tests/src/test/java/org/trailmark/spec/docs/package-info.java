/** What the documents show is run: a reader who copies it gets what they promise. */
@NullMarked
package org.trailmark.spec.docs;

import org.jspecify.annotations.NullMarked;
