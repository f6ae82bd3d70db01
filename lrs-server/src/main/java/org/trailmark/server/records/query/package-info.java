/**
 * What is asked of all statements: which ones, how many, grouped how. Reads columns and names
 * within one transaction. Called on request threads.
 */
@NullMarked
package org.trailmark.server.records.query;

import org.jspecify.annotations.NullMarked;
