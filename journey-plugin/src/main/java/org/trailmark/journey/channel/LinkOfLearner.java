package org.trailmark.journey.channel;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.xapi.Ifi;

/**
 * {@code {{learner.link}}}: the address of her own page, good for a while from when the message is
 * made.
 */
public final class LinkOfLearner implements Attribute {
  static final String NAME = "link";

  private final LearnerLinks links;
  private final Duration goodFor;
  private final InstantSource clock;

  public LinkOfLearner(LearnerLinks links, Duration goodFor, InstantSource clock) {
    this.links = links;
    this.goodFor = goodFor;
    this.clock = clock;
  }

  @Override
  public Optional<String> of(Payload.Addressee learner) {
    return AgentReader.agent(learner.agents().get(0))
        .map(agent -> links.of(Ifi.ofKey(agent.key()), clock.instant().plus(goodFor)))
        .map(URI::toString);
  }
}
