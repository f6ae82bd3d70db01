package org.trailmark.server.records.names;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How texts and UUIDs lie in a row. */
final class Texts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

  private Texts() {}

  /** What PostgreSQL can keep too: it knows no U+0000. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** A language map as JSON; null for an empty one. */
  static @Nullable String languageMap(Map<String, String> names) {
    if (names.isEmpty()) {
      return null;
    }
    Map<String, String> sorted = new TreeMap<>();
    names.forEach((language, name) -> sorted.put(language, storable(name)));
    return JSON.writeValueAsString(sorted);
  }

  static Map<String, String> languageMap(@Nullable String json) {
    return json == null ? Map.of() : JSON.readValue(json, NAMES);
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
