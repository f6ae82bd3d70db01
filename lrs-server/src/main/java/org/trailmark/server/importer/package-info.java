/**
 * Imports files of statements into an LRS: through the HTTP interface of this one or another, or as
 * whoever calls it sees fit ({@link org.trailmark.server.importer.StatementTarget}). Reads them as
 * streams, goes on past bad statements, and tells what became of each. Runs on the thread of
 * whoever calls it.
 */
@NullMarked
package org.trailmark.server.importer;

import org.jspecify.annotations.NullMarked;
