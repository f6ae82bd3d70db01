package org.trailmark.journey;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.Backoff;
import org.trailmark.journey.channel.WebhookKind;
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
 * @param webhookSecrets what signs the calls of a receiver, by its name: one secret, or two with a
 *     comma between them while it is changed; null: nothing is signed
 * @param email the server for the channel {@code email}; null: there is no such channel
 * @param channels settings of channels that extensions add, by {@code KIND.NAME.SETTING}; null:
 *     there are none
 * @param scorer name of the scorer that ranks touchpoints of journeys with {@code arbitration};
 *     null: the built-in {@code next-best}
 * @param attributes settings of attributes of learners, by {@code KIND.NAME.SETTING}; null: there
 *     are none
 * @param linksFor how long a learner's link is good that a message carries, a year at most; null:
 *     P30D
 */
public record JourneyConfig(
    @Nullable Map<String, String> webhooks,
    @Nullable Integer webhookTries,
    @Nullable Duration webhookPause,
    @Nullable Map<String, String> webhookSecrets,
    @Nullable EmailConfig email,
    @Nullable Map<String, String> channels,
    @Nullable String scorer,
    @Nullable Map<String, String> attributes,
    @Nullable Duration linksFor) {
  private static final int SHORTEST_SECRET = 16;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LINKS_FOR = Duration.ofDays(30);
  private static final Duration LONGEST_LINKS = Duration.ofDays(366);

  /** What brings touchpoints to learners, and nothing else. */
  public JourneyConfig(
      @Nullable Map<String, String> webhooks,
      @Nullable Integer webhookTries,
      @Nullable Duration webhookPause,
      @Nullable Map<String, String> webhookSecrets,
      @Nullable EmailConfig email,
      @Nullable Map<String, String> channels) {
    this(webhooks, webhookTries, webhookPause, webhookSecrets, email, channels, null, null, null);
  }

  /** Webhooks alone, not signed. */
  public JourneyConfig(
      @Nullable Map<String, String> webhooks,
      @Nullable Integer webhookTries,
      @Nullable Duration webhookPause) {
    this(webhooks, webhookTries, webhookPause, null, null, null);
  }

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

  /** How long a learner's link is good that a message carries. */
  Duration linkLength() {
    Duration length = linksFor == null ? LINKS_FOR : linksFor;
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(LONGEST_LINKS) > 0) {
      throw wrong("linksFor is from a second to 366 days, not " + length);
    }
    return length;
  }

  /** Receivers by their names. */
  Map<String, WebhookKind.Settings> receivers() {
    Map<String, List<String>> secrets = secrets();
    Map<String, WebhookKind.Settings> receivers = new LinkedHashMap<>();
    if (webhooks != null) {
      webhooks.forEach(
          (name, url) ->
              receivers.put(
                  name,
                  new WebhookKind.Settings(
                      receiver("webhooks." + name, url), secrets.getOrDefault(name, List.of()))));
    }
    return receivers;
  }

  /** What signs the calls of each receiver, by its name. */
  private Map<String, List<String>> secrets() {
    Map<String, List<String>> secrets = new LinkedHashMap<>();
    if (webhookSecrets != null) {
      webhookSecrets.forEach(
          (name, text) -> {
            if (webhooks == null || !webhooks.containsKey(name)) {
              throw wrong("webhookSecrets." + name + " belongs to no webhook");
            }
            List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (parts.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
              throw wrong(
                  "webhookSecrets.%s: a secret has %d characters or more"
                      .formatted(name, SHORTEST_SECRET));
            }
            secrets.put(name, parts);
          });
    }
    return secrets;
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

  static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, "plugin.journey." + message);
  }
}
