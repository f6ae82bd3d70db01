package org.trailmark.lrs.xapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all statements together say of an activity (xAPI-Data 2.4.4.1, LRS Requirements). Every
 * credential that may write is trusted; of two definitions the one that was stored later is
 * believed, property by property:
 *
 * <ul>
 *   <li>{@code name} and {@code description}: language by language;
 *   <li>{@code extensions}: key by key;
 *   <li>{@code type} and {@code moreInfo}: as a whole;
 *   <li>all that makes an interaction ({@code interactionType}, {@code correctResponsesPattern} and
 *       the components): together, and here the earlier definition is believed, because an LRS
 *       should not make significant changes, "e.g. changes to correct responses".
 * </ul>
 *
 * <p>What a voided statement said stays until another says otherwise: rolling back is left to the
 * LRS (xAPI-Data 2.3.2).
 */
public final class CanonicalDefinition {
  private static final byte[] NOTHING = {'{', '}'};
  private static final List<String> MAPS = List.of("name", "description", "extensions");
  private static final List<String> VALUES = List.of("type", "moreInfo");
  private static final List<String> INTERACTION =
      List.of(
          "interactionType",
          "correctResponsesPattern",
          "choices",
          "scale",
          "source",
          "target",
          "steps");

  private CanonicalDefinition() {}

  /**
   * Takes what a newer definition says into an older one.
   *
   * @param older a valid activity definition in JSON; null: nothing was said before
   * @param newer another one of the same activity
   * @return equal to {@code older}, byte for byte, if that was merged here and the newer one adds
   *     nothing
   */
  public static byte[] merge(byte @Nullable [] older, byte[] newer) {
    JsonMembers merged = object(JsonSpan.of(older == null ? NOTHING : older));
    JsonMembers added = object(JsonSpan.of(newer));
    for (String map : MAPS) {
      JsonSpan value = added.get(map);
      if (value != null) {
        merged.put(map, mergedMap(merged.get(map), value));
      }
    }
    VALUES.forEach(value -> copy(value, added, merged));
    if (!merged.has("interactionType")) {
      INTERACTION.forEach(property -> copy(property, added, merged));
    }
    return merged.json();
  }

  private static JsonSpan mergedMap(@Nullable JsonSpan older, JsonSpan newer) {
    JsonMembers map = object(older == null ? JsonSpan.of(NOTHING) : older);
    map.putAll(object(newer));
    return JsonSpan.of(map.json());
  }

  private static void copy(String property, JsonMembers from, JsonMembers to) {
    JsonSpan value = from.get(property);
    if (value != null) {
      to.put(property, value);
    }
  }

  private static JsonMembers object(JsonSpan json) {
    JsonMembers members = JsonMembers.read(json.bytes());
    if (members == null) {
      throw new IllegalArgumentException("an activity definition and its maps are objects");
    }
    return members;
  }
}
