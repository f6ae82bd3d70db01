/**
 * What all tables of the plugin share: how times, ids and JSON lie in a row. Called by everything
 * that speaks SQL, within somebody's transaction, on its thread; imports nothing of the plugin.
 */
@NullMarked
package org.trailmark.journey.db;

import org.jspecify.annotations.NullMarked;
