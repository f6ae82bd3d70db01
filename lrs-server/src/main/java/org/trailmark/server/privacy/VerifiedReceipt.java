package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receipt whose signature holds. Needs no server: whoever has the receipt and the public keys
 * verifies it.
 *
 * @param text what was signed, JSON as it was written
 * @param kid which key signed
 */
public record VerifiedReceipt(String text, String kid) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Verifies a receipt.
   *
   * @param jws a JSON Web Signature in its compact form
   * @param keys a JSON Web Key, or a set of them, as the server gives them
   * @throws LrsException {@code INVALID_DOCUMENT}, saying what does not hold
   */
  public static VerifiedReceipt of(String jws, String keys) {
    String[] parts = jws.strip().split("\\.", -1);
    if (parts.length != 3) {
      throw invalid("This is no receipt: it has " + parts.length + " parts and not 3.", null);
    }
    try {
      for (PublicKeyJson key : keys(JSON.readTree(keys))) {
        Signature signature = Signature.getInstance(PublicKeyJson.ALGORITHM);
        signature.initVerify(key.key());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        if (signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
          return new VerifiedReceipt(
              new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8), key.kid());
        }
      }
    } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
      throw invalid("The receipt cannot be verified: " + e.getMessage(), e);
    }
    throw invalid("The receipt does not hold: none of these keys has signed it.", null);
  }

  private static List<PublicKeyJson> keys(JsonNode sent) {
    List<PublicKeyJson> keys = new ArrayList<>();
    if (sent.path("keys").isArray()) {
      sent.path("keys").forEach(key -> keys.add(PublicKeyJson.of(key.path("x").asString(""))));
    } else {
      keys.add(PublicKeyJson.of(sent.path("x").asString("")));
    }
    return keys;
  }

  private static LrsException invalid(String message, @Nullable Exception cause) {
    return new LrsException(ProblemCode.INVALID_DOCUMENT, message, cause);
  }

  /**
   * Whether it is about a person.
   *
   * @param salt that was given out when her erasure began
   * @param agents all that she was, the hashes of her addresses included
   */
  public boolean isAbout(String salt, Collection<Ifi> agents) {
    return JSON.readTree(text)
        .path("commitment")
        .asString("")
        .equals(Commitment.hash(salt, agents));
  }
}
