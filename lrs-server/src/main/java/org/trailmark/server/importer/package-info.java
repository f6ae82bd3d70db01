/**
 * Imports files of statements through an LRS's HTTP interface, this one's or another's. Reads them
 * as streams, goes on past bad statements, and tells what became of each. Runs on the thread of
 * whoever calls it.
 */
@NullMarked
package org.trailmark.server.importer;

import org.jspecify.annotations.NullMarked;
