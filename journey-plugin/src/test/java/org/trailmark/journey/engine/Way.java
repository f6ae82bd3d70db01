package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;

/**
 * A short way of writing down, for a test, what happened to a learner and where that brings her.
 */
final class Way {
  private final Journey journey;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Instant> rosters = new HashMap<>();
  private ZoneId zone = ZoneOffset.UTC;

  private Way(Journey journey) {
    this.journey = journey;
  }

  /**
   * @param definition the definition from {@code entry} on; verbs are written {@code v:name}
   */
  static Way of(String definition) {
    String head =
        "journey: test\nversion: 1\nprefixes: {v: 'https://ex.org/verbs/'}\nstages: [s]\n";
    return new Way(new JourneyReader().read(head + definition));
  }

  Way in(String zoneId) {
    zone = ZoneId.of(zoneId);
    return this;
  }

  Way roster(String name, String since) {
    rosters.put(name, Instant.parse(since));
    return this;
  }

  /** She did something; the statements of one time come in the order of the calls. */
  Way did(String verb, String at) {
    return did(verb, at, null);
  }

  Way did(String verb, String at, @Nullable String object) {
    return did(verb, at, object, null, null);
  }

  /** She did something within a registration. */
  Way in(UUID registration, String verb, String at) {
    return did(verb, at, null, registration, null);
  }

  /** She did something in which everything that is measured has this number. */
  Way scored(String verb, String at, String number) {
    return did(verb, at, null, null, new BigDecimal(number));
  }

  private Way did(
      String verb,
      String at,
      @Nullable String object,
      @Nullable UUID registration,
      @Nullable BigDecimal score) {
    int number = evidence.size() + 1;
    Set<Integer> atoms = new HashSet<>();
    journey.matches().stream()
        .filter(match -> match.verbs().contains("https://ex.org/verbs/" + verb))
        .forEach(match -> atoms.add(match.atom()));
    Instant time = Instant.parse(at);
    Map<Integer, BigDecimal> values = new HashMap<>();
    for (int i = 0; score != null && i < journey.values().size(); i++) {
      if (atoms.contains(journey.values().get(i).atom())) {
        values.put(i, score);
      }
    }
    evidence.add(
        new Evidence(
            id(number), time, time, number, atoms, object, registration, values, Map.of()));
    return this;
  }

  /** The id of the statement of the n-th call of {@code did}, from 1. */
  static UUID id(int number) {
    return new UUID(0, number);
  }

  Journey journey() {
    return journey;
  }

  List<Evidence> evidence() {
    return evidence;
  }

  Optional<Run> by(String horizon) {
    return courseBy(horizon).latest();
  }

  Course courseBy(String horizon) {
    return Fold.fold(journey, evidence, new Surroundings(rosters, zone, Instant.parse(horizon)));
  }

  /** As {@code "step@time step@time"}. */
  String pathBy(String horizon) {
    return by(horizon).map(Way::path).orElse("");
  }

  static String path(Run run) {
    return String.join(
        " ", run.transitions().stream().map(move -> move.to() + "@" + move.validAt()).toList());
  }
}
