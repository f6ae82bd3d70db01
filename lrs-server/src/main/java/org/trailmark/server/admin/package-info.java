/**
 * What an operator asks of the whole program: status, health, metrics; and what is told of each
 * request. Called on request threads. Credentials and plugins answer for themselves, in their own
 * packages.
 */
@NullMarked
package org.trailmark.server.admin;

import org.jspecify.annotations.NullMarked;
