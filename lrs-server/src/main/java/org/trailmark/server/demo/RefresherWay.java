package org.trailmark.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told to refresh her data protection, as a cmi5 course in the LMS; twice if time
 * allows.
 */
final class RefresherWay {
  private static final String IRI = "https://example.org/courses/data-protection";
  private static final String CMI5 = "https://w3id.org/xapi/cmi5/context/";
  private static final Thing COURSE = new Thing(IRI, Thing.COURSE, "Data protection");
  private static final Thing UNIT = new Thing(IRI + "/refresher", Thing.MODULE, "Refresher");
  private static final double MASTERY = 0.75;

  private final Life life;
  private final Diary diary;
  private final Persona persona;

  private RefresherWay(Life life) {
    this.life = life;
    this.diary = life.diary();
    this.persona = life.person().persona();
  }

  static void live(Life life) {
    new RefresherWay(life).live();
  }

  private void live() {
    Person person = life.person();
    int assigned =
        person.arrival() == Person.Arrival.COLLEAGUE
            ? 1 + 3 * (person.number() % 5)
            : person.firstDay() + diary.seconds(5, 20);
    Setting first = register(assigned);
    if (diary.chance(0.03)) {
      life.inLms(diary.session(assigned + 2)).say(Verb.WAIVED, COURSE, moveOn(first));
      return;
    }
    if (diary.chance(persona.quits())) {
      return; // overlooks it
    }
    Instant begin = diary.session(assigned + diary.days(persona.startsAfter() * 2.5));
    Instant passed = tries(first, begin, persona.skill());
    if (passed == null) {
      return;
    }
    Setting second = register(diary.dayOf(passed) + 46);
    if (!diary.chance(persona.quits() * 2)) {
      Instant again = diary.session(diary.dayOf(passed) + 47 + diary.days(persona.startsAfter()));
      tries(second, again, persona.skill() + 0.06);
    }
  }

  private Setting register(int day) {
    Setting setting =
        Setting.of("LMS", COURSE)
            .in(Thing.profile(CMI5 + "categories/cmi5"))
            .registered(life.nextId());
    Setting outside = Setting.of("LMS", COURSE).registered(registration(setting));
    life.inLms(diary.nightly(day, 5)).say(Verb.REGISTERED, COURSE, outside);
    return setting;
  }

  /** When she passed; null when she gave up. */
  private @Nullable Instant tries(Setting registered, Instant begin, double skill) {
    Instant at = begin;
    for (int attempt = 0; attempt < 4; attempt++) {
      double score = diary.score(skill + 0.07 * attempt);
      boolean passed = score >= MASTERY;
      Session session = life.inLms(at);
      Setting here =
          registered
              .with(CMI5 + "extensions/sessionid", life.nextId().toString())
              .with(CMI5 + "extensions/masteryscore", MASTERY);
      int took = diary.seconds(240, 1300);
      session.say(Verb.LAUNCHED, UNIT, here);
      session.pass(diary.seconds(1, 6)).say(Verb.INITIALIZED, UNIT, here);
      session.pass(took);
      Map<String, Object> result = Score.result(score, passed, took);
      session.say(passed ? Verb.PASSED : Verb.FAILED, UNIT, moveOn(here), result);
      if (attempt == 0) { // cmi5: once in a registration
        session.say(Verb.COMPLETED, UNIT, moveOn(here), completed(took));
      }
      session.say(Verb.TERMINATED, UNIT, here, Map.of("duration", seconds(took + 5)));
      if (passed) {
        return session.now();
      }
      if (diary.chance(0.08 + persona.quits())) {
        return null;
      }
      at = diary.sessionAfter(session.now(), persona.pause() / 2);
    }
    return null;
  }

  private static Setting moveOn(Setting setting) {
    return setting.in(Thing.profile(CMI5 + "categories/moveon"));
  }

  private static Map<String, Object> completed(int took) {
    return Map.of("completion", true, "duration", seconds(took));
  }

  private static String seconds(int seconds) {
    return Duration.ofSeconds(seconds).toString();
  }

  private static UUID registration(Setting setting) {
    return Objects.requireNonNull(setting.registration(), "registration");
  }
}
