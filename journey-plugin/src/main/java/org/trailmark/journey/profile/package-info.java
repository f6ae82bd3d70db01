/**
 * xAPI Profiles (version 1.0 of the standard): reads a Profile's JSON-LD or says everything that is
 * wrong with it, tells which Statement Templates a statement follows, and whether the statements of
 * one registration follow a Pattern. Pure, and safe on any thread but for {@link
 * org.trailmark.journey.profile.Trace}; imports nothing of the rest of the plugin.
 */
@NullMarked
package org.trailmark.journey.profile;

import org.jspecify.annotations.NullMarked;
