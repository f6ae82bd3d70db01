/**
 * Links of agents that are one person: events, who belongs together, and who hears of it. Called on
 * the threads of whoever asks or links.
 */
@NullMarked
package org.trailmark.lrs.sql.identity;

import org.jspecify.annotations.NullMarked;
