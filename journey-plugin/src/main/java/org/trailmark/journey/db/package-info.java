/**
 * What all tables of the plugin share: how times, ids and JSON lie in a row, and what ids are made
 * of. Called by everything that speaks SQL, within somebody's transaction, on its thread; imports
 * nothing of the plugin.
 */
@NullMarked
package org.trailmark.journey.db;

import org.jspecify.annotations.NullMarked;
