package org.trailmark.journey.api.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A roster as JSON: {@code [{"agent": {...}, "name": "...", "since": "..."}]}. */
final class RosterJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {};
  private static final Set<String> KEYS = Set.of("agent", "name", "since", "zone", "language");

  private RosterJson() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  static List<Rosters.NewMember> read(String body) {
    List<Map<String, Object>> entries = entries(body);
    List<Fault> faults = new ArrayList<>();
    List<Rosters.NewMember> members = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      member(entries.get(i), "/" + i, faults).ifPresent(members::add);
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "the roster has faults; nothing was changed", faults);
    }
    return members;
  }

  private static List<Map<String, Object>> entries(String body) {
    try {
      @Nullable List<Map<String, Object>> entries = MAPPER.readValue(body, LIST);
      if (entries != null) {
        return entries;
      }
    } catch (JacksonException e) {
      throw noList(e);
    }
    throw noList(null);
  }

  private static LrsException noList(@Nullable Throwable cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT, "a roster is a JSON list of objects with an agent", cause);
  }

  private static Optional<Rosters.NewMember> member(
      @Nullable Map<String, Object> entry, String place, List<Fault> faults) {
    if (entry == null) {
      faults.add(Fault.inDocument(place, 0, "an object with an agent"));
      return Optional.empty();
    }
    entry.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> faults.add(Fault.inDocument(place, 0, "unknown key '" + key + "'")));
    Optional<Learner.KnownAgent> agent =
        entry.get("agent") instanceof Map<?, ?> map ? AgentReader.agent(map) : Optional.empty();
    if (agent.isEmpty()) {
      faults.add(
          Fault.inDocument(
              place + "/agent",
              0,
              "an agent with exactly one of mbox, mbox_sha1sum, openid and account"));
    }
    Instant since = RosterTime.read(entry.get("since"), place + "/since", 0, faults);
    String name = entry.get("name") instanceof String text ? text : null;
    Preferences.Told told =
        PreferenceText.read(
            text(entry, "zone", place, faults),
            text(entry, "language", place, faults),
            place,
            0,
            faults);
    return agent.map(
        a -> new Rosters.NewMember(a.key(), name != null ? name : a.name(), since, told));
  }

  private static @Nullable String text(
      Map<String, Object> entry, String key, String place, List<Fault> faults) {
    Object value = entry.get(key);
    if (value != null && !(value instanceof String)) {
      faults.add(Fault.inDocument(place + "/" + key, 0, "a text, not " + value));
    }
    return value instanceof String text ? text : null;
  }
}
