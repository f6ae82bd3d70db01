package org.trailmark.journey.channel;

import java.util.Map;
import java.util.Optional;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.Payload;

/** {@code {{learner.name}}}: her name; without one, what a person can read of her identifier. */
final class NameOfLearner implements Attribute {
  static final String NAME = "name";

  @Override
  public Optional<String> of(Payload.Addressee learner) {
    return Optional.of(learner.name() != null ? learner.name() : readable(learner.agents().get(0)));
  }

  private static String readable(Map<String, Object> agent) {
    if (agent.get("account") instanceof Map<?, ?> account) {
      return String.valueOf(account.get("name"));
    }
    String text =
        agent.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("name"))
            .map(entry -> String.valueOf(entry.getValue()))
            .findFirst()
            .orElse("");
    return text.substring(text.lastIndexOf(':') + 1);
  }
}
