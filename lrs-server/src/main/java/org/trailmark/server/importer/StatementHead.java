package org.trailmark.server.importer;

import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which version of the standard a statement is to be sent under: an LRS judges it by that. */
final class SpokenVersion {
  private static final JsonMapper JSON = new JsonMapper();

  private SpokenVersion() {}

  /**
   * The version that a statement names (xAPI-Data 2.4.10).
   *
   * @param otherwise where it names none, or one that we do not know: the LRS will say so
   */
  static XapiVersion of(byte[] statement, XapiVersion otherwise) {
    try {
      JsonNode version = JSON.readTree(statement).path("version");
      for (XapiVersion known : XapiVersion.values()) {
        if (version.isString() && isOf(known, version.asString())) {
          return known;
        }
      }
      return otherwise;
    } catch (JacksonException e) {
      return otherwise; // what is wrong with it is told by the LRS, with its place
    }
  }

  /** Patches do not count: 1.0.0 and 1.0.3 are one. */
  private static boolean isOf(XapiVersion known, String version) {
    String minor = known.header().substring(0, known.header().lastIndexOf('.'));
    return version.equals(minor) || version.startsWith(minor + ".");
  }
}
