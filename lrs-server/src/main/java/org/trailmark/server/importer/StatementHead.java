package org.trailmark.server.importer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must be known of a statement before it is sent. What is wrong with it is told by the LRS.
 *
 * @param version that it is to be sent under: an LRS judges it by that
 * @param lacksId whether it is an object that has no id
 */
record StatementHead(XapiVersion version, boolean lacksId) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a statement.
   *
   * @param otherwise the version where it names none (xAPI-Data 2.4.10), or one that we do not know
   */
  static StatementHead of(byte[] statement, XapiVersion otherwise) {
    try {
      JsonNode read = JSON.readTree(statement);
      return new StatementHead(version(read.path("version"), otherwise), !read.has("id"));
    } catch (JacksonException e) {
      return new StatementHead(otherwise, false); // told by the LRS, with its place
    }
  }

  private static XapiVersion version(JsonNode named, XapiVersion otherwise) {
    for (XapiVersion known : XapiVersion.values()) {
      if (named.isString() && isOf(known, named.asString())) {
        return known;
      }
    }
    return otherwise;
  }

  /** Patches do not count: 1.0.0 and 1.0.3 are one. */
  private static boolean isOf(XapiVersion known, String version) {
    String minor = known.header().substring(0, known.header().lastIndexOf('.'));
    return version.equals(minor) || version.startsWith(minor + ".");
  }

  /**
   * The bytes of a statement with an id in front.
   *
   * @param statement an object, from its first bracket on
   */
  static byte[] withId(byte[] statement, UUID id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(statement.length + 50);
    boolean isEmpty = new String(statement, StandardCharsets.UTF_8).matches("\\{\\s*\\}");
    String first = "{\"id\":\"" + id + (isEmpty ? "\"" : "\",");
    out.writeBytes(first.getBytes(StandardCharsets.US_ASCII));
    out.write(statement, 1, statement.length - 1);
    return out.toByteArray();
  }
}
