/**
 * What a journey is: the immutable model, and the reader that makes it from YAML or JSON or says
 * everything that is wrong with the text. Pure; of the rest of the plugin it imports {@code
 * profile} only.
 */
@NullMarked
package org.trailmark.journey.definition;

import org.jspecify.annotations.NullMarked;
