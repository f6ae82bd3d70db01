/**
 * What is PostgreSQL's own: addresses and connections, the order of commits among several nodes,
 * the index in a B-tree, attachments in pieces, and the connection on which nodes hear of each
 * other.
 */
@NullMarked
package org.trailmark.lrs.sql.postgres;

import org.jspecify.annotations.NullMarked;
