/**
 * What authors of plugins get: the examples, the templates and the guide, as they would use them.
 */
@NullMarked
package org.trailmark.spec.plugins;

import org.jspecify.annotations.NullMarked;
