package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What a statement says about an attachment (xAPI-Data 2.4.11); the data itself is elsewhere.
 *
 * @param usageType IRI
 * @param display language map
 * @param description language map; empty where there is none
 * @param contentType media type of the data
 * @param length of the data in octets
 * @param sha2 hexadecimal hash of the data, as it was sent
 * @param fileUrl IRL at which the data may be found
 */
public record Attachment(
    String usageType,
    Map<String, String> display,
    Map<String, String> description,
    String contentType,
    long length,
    String sha2,
    Optional<String> fileUrl) {

  /** Usage type of a signature (xAPI-Data 2.6). */
  public static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

  public Attachment {
    requireNonNull(usageType, "usageType");
    display = Map.copyOf(display);
    description = Map.copyOf(description);
    requireNonNull(contentType, "contentType");
    requireNonNull(sha2, "sha2");
    requireNonNull(fileUrl, "fileUrl");
    if (length < 0) {
      throw new IllegalArgumentException("length " + length);
    }
  }

  /** {@link #sha2} as a hash that compares. */
  public Sha2 hash() {
    return new Sha2(sha2);
  }

  /** Whether this is said to be a signature (xAPI-Data 2.6). */
  public boolean isSignature() {
    return SIGNATURE.equals(usageType);
  }
}
