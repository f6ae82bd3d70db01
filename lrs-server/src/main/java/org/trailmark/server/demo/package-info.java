/**
 * The demo: a server with three bundled journeys, and simulated learners who send it the statements
 * of the last months through its real HTTP interface. {@code DemoCommand} is the command; {@code
 * app} registers it and lends it a server. Everything runs on the command's own thread.
 *
 * <p>The simulator ({@code Simulation} and what it uses) is pure and seeded; the loader moves the
 * server's clock through the simulated days, so that {@code stored}, timers and touchpoints fall
 * where they would have fallen.
 */
@NullMarked
package org.trailmark.server.demo;

import org.jspecify.annotations.NullMarked;
