/**
 * The admin REST over records: parameters in, one question to {@code query}, an answer out. Called
 * on request threads; what is long is written on threads of its own.
 */
@NullMarked
package org.trailmark.server.records.rest;

import org.jspecify.annotations.NullMarked;
