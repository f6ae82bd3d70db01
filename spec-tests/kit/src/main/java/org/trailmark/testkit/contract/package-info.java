/**
 * What every extension of journeys keeps, as tests: one abstract class for each extension point. An
 * author extends it and says what hers is made of; JUnit does the rest.
 */
@NullMarked
package org.trailmark.testkit.contract;

import org.jspecify.annotations.NullMarked;
