package org.trailmark.journey;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.Backoff;
import org.trailmark.journey.channel.Webhook;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What an operator may set, as {@code plugin.journey.*}.
 *
 * @param webhooks receivers of touchpoints: a URL by name, so that {@code
 *     plugin.journey.webhooks.lms=https://lms.example.org/touch} makes the channel {@code
 *     webhook:lms}; null: none
 * @param webhookTries how often a receiver is called before a delivery is dead; null: 10
 * @param webhookPause the pause after the first call in vain; each next one is thrice as long, six
 *     hours at most; null: PT10S
 */
public record JourneyConfig(
    @Nullable Map<String, String> webhooks,
    @Nullable Integer webhookTries,
    @Nullable Duration webhookPause) {
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  int tries() {
    int tries = webhookTries == null ? TRIES : webhookTries;
    if (tries < 1) {
      throw wrong("webhookTries is 1 or more, not " + tries);
    }
    return tries;
  }

  Backoff backoff() {
    Duration pause = webhookPause == null ? PAUSE : webhookPause;
    if (pause.isNegative() || pause.isZero()) {
      throw wrong("webhookPause is positive, not " + pause);
    }
    return new Backoff(pause);
  }

  /** Receivers by the name of their channel. */
  Map<String, URI> receivers() {
    Map<String, URI> receivers = new LinkedHashMap<>();
    if (webhooks != null) {
      webhooks.forEach(
          (name, url) -> receivers.put(Webhook.PREFIX + name, receiver("webhooks." + name, url)));
    }
    return receivers;
  }

  private static URI receiver(String setting, String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      if (("http".equals(scheme) || "https".equals(scheme)) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(setting + " is no URL: " + url);
    }
    throw wrong(setting + " is no http or https URL: " + url);
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, "plugin.journey." + message);
  }
}
