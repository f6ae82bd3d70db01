/**
 * What an operator asks of the whole program: status, health, metrics. Called on request threads.
 * Credentials and plugins answer for themselves, in their own packages.
 */
@NullMarked
package org.trailmark.server.admin;

import org.jspecify.annotations.NullMarked;
