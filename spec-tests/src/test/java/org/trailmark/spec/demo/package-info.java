/**
 * The demo against a second opinion: positions, funnels and touchpoints of its journeys, computed
 * again from the same statements by code that shares nothing with the journey plugin. It looks at
 * everything again for every question, so that it is slow and easy to believe.
 */
@NullMarked
package org.trailmark.spec.demo;

import org.jspecify.annotations.NullMarked;
