/**
 * What an admin asks and does over REST: JAX-RS resources that the host mounts under {@code
 * /admin/api/journey} and calls on request threads. A resource reads its parameters, asks one part
 * of the plugin, and shapes the answer; the records here are the wire form, written as JSON by the
 * host. Times are UTC. Lists are paged by key: {@code limit}, and {@code after} with the {@code
 * more} of the page before.
 *
 * <p>Each package is about one thing: {@code journeys}, {@code touchpoints}, {@code people}, {@code
 * learners}. What is about all of them is here.
 */
@NullMarked
package org.trailmark.journey.api;

import org.jspecify.annotations.NullMarked;
