package org.trailmark.server.audit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.hash.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What exactly a request asks, as JSON: its path, its parameters, and of its body the whole where
 * that is a little JSON, else type, length and SHA-256. What goes by the name of a secret is left
 * out, and then the hash is too: a short secret could be guessed from it.
 */
final class ActDetail {
  private static final int MAX_JSON = 4096;
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LEFT_OUT = "(left out)";
  private static final Pattern SECRET =
      Pattern.compile("secret|passw|token|private|authorization", Pattern.CASE_INSENSITIVE);

  private ActDetail() {}

  /** Reads the body, and puts it back. */
  static String of(ContainerRequestContext request) throws IOException {
    ObjectNode detail = JSON.createObjectNode();
    detail.put("salt", salt());
    UriInfo uri = request.getUriInfo();
    detail.put("path", uri.getRequestUri().getRawPath());
    if (!uri.getQueryParameters().isEmpty()) {
      ObjectNode query = detail.putObject("query");
      uri.getQueryParameters()
          .forEach(
              (name, values) ->
                  query.put(name, isSecret(name) ? LEFT_OUT : String.join(", ", values)));
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    if (body.length > 0) {
      describe(body, request.getMediaType(), detail);
    }
    return JSON.writeValueAsString(detail);
  }

  private static void describe(byte[] body, @Nullable MediaType type, ObjectNode detail) {
    if (type != null) {
      detail.put("type", type.getType() + "/" + type.getSubtype());
    }
    detail.put("length", body.length);
    JsonNode json = json(body, type);
    boolean hasSecret = json != null && leaveOut(json);
    if (json != null && body.length <= MAX_JSON) {
      detail.set("body", json);
    } else if (!hasSecret) {
      detail.put("sha256", Sha256.hex(body));
    }
  }

  /** Null: it is none, which the resource will say. */
  private static @Nullable JsonNode json(byte[] body, @Nullable MediaType type) {
    if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      return null;
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Takes out what goes by the name of a secret; whether there was any. */
  private static boolean leaveOut(JsonNode json) {
    boolean any = false;
    if (json instanceof ObjectNode object) {
      for (String name : object.propertyNames().toArray(String[]::new)) {
        if (isSecret(name)) {
          object.put(name, LEFT_OUT);
          any = true;
        }
      }
    }
    for (JsonNode child : json) {
      any |= leaveOut(child);
    }
    return any;
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name).find();
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
