/**
 * How a touchpoint reaches a learner. {@link org.trailmark.journey.channel.Inbox} is a row that an
 * LMS or a page pulls. The other channels write into the {@link
 * org.trailmark.journey.channel.Outbox}, which {@link org.trailmark.journey.channel.OutboxWorker}
 * empties on a thread of its own, at least once: a {@link org.trailmark.journey.channel.Carrier} of
 * each channel brings what waits there, to a webhook, a mail server or the store.
 *
 * <p>Accepting runs on the plugin's dispatch thread in its transaction; queries on any thread.
 */
@NullMarked
package org.trailmark.journey.channel;

import org.jspecify.annotations.NullMarked;
