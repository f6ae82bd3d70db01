package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

/**
 * What is to be brought to a receiver.
 *
 * @param content fixed when the touchpoint was sent: the same for each attempt
 * @param json the content as JSON, the same text for each attempt
 */
public record Parcel(Payload content, String json) {
  public Parcel {
    requireNonNull(content, "content");
    requireNonNull(json, "json");
  }

  /** By which a receiver knows a repeat. */
  public String key() {
    return content.key();
  }
}
