package org.trailmark.server.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that one person does, session by session. Statement ids come from the seed alone. */
final class Life {
  private final Person person;
  private final Diary diary;
  private final String names;
  private final List<Session> sessions = new ArrayList<>();
  private int named;

  Life(Person person, Diary diary, long seed) {
    this.person = person;
    this.diary = diary;
    this.names = "trailmark-demo/" + seed + "/" + person.number() + "/";
  }

  Person person() {
    return person;
  }

  Diary diary() {
    return diary;
  }

  /** Begins a session in which she learns, with her own tool. */
  Session learn(Instant at) {
    return begin(person.agent(), person.offlineApp() && diary.chance(0.5), at);
  }

  /** Begins a session in the LMS, which never goes offline. */
  Session inLms(Instant at) {
    return begin(person.lmsAgent(), false, at);
  }

  /** Begins a session in which a system of the firm says something about her. */
  Session bySystem(Instant at) {
    return begin(person.agent(), false, at);
  }

  /** Begins a session in which the people who run the LMS mend something. */
  Session byStaff(Instant at) {
    Session session =
        new Session(
            Map.of(
                "objectType", "Agent",
                "name", "LMS support",
                "account", Map.of("homePage", Person.LMS, "name", "support")),
            this::nextId,
            false,
            at);
    sessions.add(session);
    return session;
  }

  private Session begin(Map<String, Object> agent, boolean offline, Instant at) {
    Session session = new Session(person.named(agent), this::nextId, offline, at);
    sessions.add(session);
    return session;
  }

  /** The next identifier of this life: the same for the same seed. */
  UUID nextId() {
    named++;
    return UUID.nameUUIDFromBytes((names + named).getBytes(StandardCharsets.UTF_8));
  }

  List<Session> sessions() {
    return sessions;
  }
}
