package org.trailmark.server.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Around what somebody does: the context of her statements.
 *
 * @param platform the tool's name
 * @param parent what the objects are a part of
 * @param categories the profiles that the statements follow
 * @param registration of the course; null outside courses
 * @param extensions by IRI
 */
record Setting(
    String platform,
    Thing parent,
    List<Thing> categories,
    @Nullable UUID registration,
    Map<String, Object> extensions) {

  static final Thing VIDEO_PROFILE = Thing.profile("https://w3id.org/xapi/video");

  static Setting of(String platform, Thing parent) {
    return new Setting(platform, parent, List.of(), null, Map.of());
  }

  /** The same, with one category more. */
  Setting in(Thing category) {
    List<Thing> more = new ArrayList<>(categories);
    more.add(category);
    return new Setting(platform, parent, more, registration, extensions);
  }

  /** The same, with one extension more. */
  Setting with(String iri, Object value) {
    Map<String, Object> more = new HashMap<>(extensions);
    more.put(iri, value);
    return new Setting(platform, parent, categories, registration, more);
  }

  /** The same, within a registration. */
  Setting registered(UUID id) {
    return new Setting(platform, parent, categories, id, extensions);
  }

  /** As {@code context}; an object that is the parent itself has no parent. */
  Map<String, Object> json(Thing object) {
    Map<String, Object> activities = new HashMap<>();
    if (!object.id().equals(parent.id())) {
      activities.put("parent", List.of(parent.json()));
    }
    if (!categories.isEmpty()) {
      activities.put("category", categories.stream().map(Thing::json).toList());
    }
    Map<String, Object> context = new HashMap<>();
    context.put("platform", platform);
    context.put("language", "en");
    if (!activities.isEmpty()) {
      context.put("contextActivities", activities);
    }
    if (registration != null) {
      context.put("registration", registration.toString());
    }
    if (!extensions.isEmpty()) {
      context.put("extensions", extensions);
    }
    return context;
  }
}
