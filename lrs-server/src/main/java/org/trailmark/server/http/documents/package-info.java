/**
 * Documents: state, and the profiles of activities and of agents. Called on request threads;
 * changes are answered on others, when they are on disk.
 */
@NullMarked
package org.trailmark.server.http.documents;

import org.jspecify.annotations.NullMarked;
