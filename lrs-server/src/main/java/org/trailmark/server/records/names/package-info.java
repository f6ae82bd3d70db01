/**
 * What the integers of columns stand for: agents and persons, verbs, activities, types, platforms,
 * contexts, registrations, each once. Written on the dispatch thread of the plugin {@code records},
 * read on any thread, always within a transaction of its database.
 */
@NullMarked
package org.trailmark.server.records.names;

import org.jspecify.annotations.NullMarked;
