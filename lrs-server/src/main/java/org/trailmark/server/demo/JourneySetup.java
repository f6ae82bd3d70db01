package org.trailmark.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the server its journeys and its roster, over REST as an admin would. Doing it twice changes
 * nothing.
 */
final class JourneySetup {
  /** The bundled journeys, in the order in which they are shown. */
  static final List<String> JOURNEYS = List.of("onboarding", "data-protection", "giving-feedback");

  static final String API = "admin/api/journey/";
  private static final JsonMapper JSON = new JsonMapper();

  private final LrsClient client;

  JourneySetup(LrsClient client) {
    this.client = client;
  }

  void publish() {
    for (String journey : JOURNEYS) {
      client.send("POST", API + "journeys", "application/yaml", definition(journey));
    }
  }

  /** Whether every journey is in force. */
  boolean isRunning() {
    int running = 0;
    for (JsonNode journey : client.get(API + "journeys").get("journeys")) {
      running += journey.path("runningVersion").isNumber() ? 1 : 0;
    }
    return running == JOURNEYS.size();
  }

  /** Puts those on the roster of whom HR knows before any tool does. */
  void loadRoster(List<Person> people, Instant since) {
    List<Map<String, Object>> members =
        people.stream()
            .filter(person -> person.arrival() == Person.Arrival.ON_ROSTER)
            .map(
                person ->
                    Map.<String, Object>of(
                        "agent", person.agent(),
                        "name", person.name(),
                        "since", since.toString()))
            .toList();
    client.send(
        "PUT", API + "rosters/new-hires", "application/json", JSON.writeValueAsString(members));
  }

  private static String definition(String journey) {
    String name = "/demo/" + journey + ".yaml";
    try (InputStream in = JourneySetup.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
