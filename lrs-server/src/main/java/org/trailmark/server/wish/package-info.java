/**
 * What is sent as a small JSON object, read member by member, with every fault and its place. Used
 * by the packages that have such resources, on request threads.
 */
@NullMarked
package org.trailmark.server.wish;

import org.jspecify.annotations.NullMarked;
