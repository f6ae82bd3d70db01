package org.trailmark.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A newcomer goes through the onboarding programme, or does not. */
final class OnboardingWay {
  private static final String IRI = "https://example.org/programmes/onboarding";
  private static final Thing PROGRAMME = new Thing(IRI, Thing.COURSE, "Your first 30 days");
  private static final Thing TOUR = new Thing(IRI + "/tour", Thing.MODULE, "A short tour");
  private static final Thing CHECK = new Thing(IRI + "/check", Thing.ASSESSMENT, "The check");
  private static final List<Film> FILMS =
      List.of(
          film("safety", "Safe at your desk and on the road", 342),
          film("people", "Who does what", 281),
          film("tools", "The tools you will use", 415),
          film("customers", "Whom we work for", 367),
          film("speaking-up", "When something is wrong", 298));
  private static final Setting CAMPUS = Setting.of("Campus", PROGRAMME);

  private final Life life;
  private final Diary diary;
  private final Persona persona;

  private OnboardingWay(Life life) {
    this.life = life;
    this.diary = life.diary();
    this.persona = life.person().persona();
  }

  static void live(Life life) {
    new OnboardingWay(life).live();
  }

  private void live() {
    int firstDay = life.person().firstDay();
    if (life.person().arrival() == Person.Arrival.REGISTERED) {
      life.bySystem(diary.nightly(firstDay, 6))
          .say(Verb.REGISTERED, PROGRAMME, Setting.of("HR", PROGRAMME));
    }
    if (diary.chance(0.06)) {
      return; // never comes: only the roster or HR knows her
    }
    Instant end = tour(diary.session(firstDay + diary.days(persona.startsAfter())));
    if (persona == Persona.SAYS_NO && diary.chance(0.6)) {
      life.learn(diary.sessionAfter(end, 3)).say(Verb.DESELECTED, PROGRAMME, CAMPUS);
      return;
    }
    for (Film film : FILMS.subList(0, 3 + diary.seconds(0, 2))) {
      if (diary.chance(persona.quits()) && diary.chance(0.7)) {
        return;
      }
      end = watch(film, diary.sessionAfter(end, persona.pause()));
    }
    check(end);
  }

  private Instant tour(Instant at) {
    Session session = life.learn(at);
    session.say(Verb.LAUNCHED, TOUR, CAMPUS);
    session.pass(diary.seconds(1, 8)).say(Verb.INITIALIZED, TOUR, CAMPUS);
    session.pass(diary.seconds(90, 600)).say(Verb.COMPLETED, TOUR, CAMPUS);
    session.say(Verb.TERMINATED, TOUR, CAMPUS);
    return session.now();
  }

  private Instant watch(Film film, Instant at) {
    Instant end = at;
    if (diary.chance(0.15)) { // begun on one day, seen on another
      Session begun = life.learn(at);
      film.watch(begun, CAMPUS, life, 0.4);
      end = diary.sessionAfter(begun.now(), persona.pause());
    }
    Session session = life.learn(end);
    film.watch(session, CAMPUS, life, 1);
    return session.now();
  }

  /** Tries up to three times; now and then the machine says "passed" too early. */
  private void check(Instant after) {
    Instant end = after;
    double skill = persona.skill();
    for (int attempt = 0; attempt < 3; attempt++) {
      double score = diary.score(skill);
      boolean passed = score >= 0.8;
      int took = diary.seconds(300, 1100);
      Session session = life.learn(diary.sessionAfter(end, persona.pause()));
      session.say(Verb.INITIALIZED, CHECK, CAMPUS);
      session.pass(took);
      if (!passed && diary.chance(0.15)) {
        UUID wrong = session.say(Verb.PASSED, CHECK, CAMPUS, Score.result(0.8, true, took));
        Session mended = life.byStaff(diary.sessionAfter(session.now(), 1.5));
        mended.takeBack(wrong);
      }
      session.say(
          passed ? Verb.PASSED : Verb.FAILED, CHECK, CAMPUS, Score.result(score, passed, took));
      end = session.now();
      if (passed || diary.chance(persona.quits())) {
        return;
      }
      skill += 0.09;
    }
  }

  private static Film film(String name, String title, int length) {
    return new Film(new Thing(IRI + "/films/" + name, Thing.VIDEO, title), length);
  }
}
