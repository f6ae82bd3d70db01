package org.trailmark.server.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One simulated learner.
 *
 * @param number from 0, her place among all
 * @param name given and family name
 * @param persona what she is like
 * @param arrival how she came to the firm
 * @param firstDay days after the start of the simulation; 0 for those who were there before
 * @param offlineApp whether she learns with an app that keeps statements until it has a network
 * @param lmsAccount whether the LMS knows her by an account of its own, and not by her address
 */
record Person(
    int number,
    String name,
    Persona persona,
    Arrival arrival,
    int firstDay,
    boolean offlineApp,
    boolean lmsAccount) {

  static final String LMS = "https://lms.example.org";

  /** How somebody came. */
  enum Arrival {
    /** Was there before the simulation began. */
    COLLEAGUE,
    /** New, and on the roster before her first day. */
    ON_ROSTER,
    /** New, and registered by HR's system on her first day. */
    REGISTERED
  }

  /** Her address, the number keeping namesakes apart. */
  String mbox() {
    return "mailto:"
        + name.toLowerCase(Locale.ROOT).replace(' ', '.')
        + "."
        + number
        + "@example.org";
  }

  /** The agent that most tools know. */
  Map<String, Object> agent() {
    return Map.of("mbox", mbox());
  }

  /** The agent that the LMS knows. */
  Map<String, Object> lmsAgent() {
    return lmsAccount
        ? Map.of("account", Map.of("homePage", LMS, "name", "u" + (20_000 + number)))
        : agent();
  }

  /** An agent as an actor: with her name. */
  Map<String, Object> named(Map<String, Object> agent) {
    Map<String, Object> actor = new LinkedHashMap<>();
    actor.put("objectType", "Agent");
    actor.put("name", name);
    actor.putAll(agent);
    return actor;
  }
}
