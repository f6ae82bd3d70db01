package org.trailmark.journey.channel;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a webhook receives: HMAC-SHA256 over the time in seconds, a full stop, and the body. A
 * receiver that knows any one of the secrets can verify it, so that secrets can be changed without
 * a pause.
 */
final class Signatures {
  /** Seconds since the epoch at which the call was signed. */
  static final String TIMESTAMP = "Trailmark-Timestamp";

  /** {@code v1=} and 64 hexadecimal digits, for each secret, separated by commas. */
  static final String SIGNATURE = "Trailmark-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final List<String> secrets;

  Signatures(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** Whether there is a secret to sign with. */
  boolean any() {
    return !secrets.isEmpty();
  }

  String of(Instant now, String body) {
    byte[] signed = (now.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream().map(secret -> "v1=" + hmac(secret, signed)).collect(joining(","));
  }

  private static String hmac(String secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
