package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;

/** The channels {@code webhook:NAME}: receivers that are called over HTTP. */
public final class WebhookKind implements ChannelKind<WebhookKind.Settings> {
  /** What stands before the colon. */
  public static final String NAME = "webhook";

  /**
   * One receiver.
   *
   * @param url http or https
   * @param secrets each signs every call; empty: calls are not signed
   */
  public record Settings(URI url, List<String> secrets) {
    public Settings {
      requireNonNull(url, "url");
      secrets = List.copyOf(secrets);
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
      return "Settings[" + url + "]";
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public Carrier open(Settings settings, InstantSource clock) {
    return new WebhookCarrier(settings.url(), settings.secrets(), clock);
  }
}
