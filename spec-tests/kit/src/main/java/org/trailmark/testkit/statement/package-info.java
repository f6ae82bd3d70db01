/**
 * Statements by a few words: {@code learner("ann").passed("https://ex.org/quiz").with(score(0.9))}.
 * Values; safe on any thread. Begin with {@link org.trailmark.testkit.statement.Statements}.
 */
@NullMarked
package org.trailmark.testkit.statement;

import org.jspecify.annotations.NullMarked;
