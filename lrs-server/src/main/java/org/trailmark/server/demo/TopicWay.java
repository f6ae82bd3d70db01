package org.trailmark.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody grows curious about a topic, and perhaps ends by helping others with it. */
final class TopicWay {
  private static final String IRI = "https://example.org/topics/giving-feedback";
  private static final Thing TOPIC = new Thing(IRI, Thing.COURSE, "Giving feedback that helps");
  private static final List<Film> FILMS =
      List.of(
          film("what-helps", "What helps and what hurts", 388),
          film("asking-first", "Ask before you tell", 246),
          film("hard-cases", "Hard cases", 512));
  private static final List<Thing> QUESTIONS =
      List.of(
          question(1, "A colleague is late for the third time"),
          question(2, "The report is good, the tone is not"),
          question(3, "Your manager asks what you think"),
          question(4, "She says it is not her fault"));
  private static final Thing TASK =
      new Thing(IRI + "/tasks/one-conversation", Thing.PERFORMANCE, "One real conversation");
  private static final Thing FORUM =
      new Thing(
          IRI + "/questions",
          "http://id.tincanapi.com/activitytype/discussion",
          "Questions and answers");
  private static final Setting HUB = Setting.of("Learning hub", TOPIC);

  private final Life life;
  private final Diary diary;
  private final Persona persona;

  private TopicWay(Life life) {
    this.life = life;
    this.diary = life.diary();
    this.persona = life.person().persona();
  }

  static void live(Life life, int days) {
    new TopicWay(life).live(days);
  }

  private void live(int days) {
    if (!diary.chance(persona.curiosity())) {
      return;
    }
    Instant end =
        diary.session(life.person().firstDay() + diary.seconds(2, Math.max(3, days * 3 / 5)));
    for (Film film : FILMS) {
      Session session = life.learn(end);
      film.watch(session, HUB, life, diary.chance(0.2) ? 0.55 : 1);
      if (persona == Persona.SAYS_NO && diary.chance(0.4)) {
        life.learn(diary.sessionAfter(session.now(), 1)).say(Verb.DESELECTED, TOPIC, HUB);
        return;
      }
      if (quits()) {
        return;
      }
      end = diary.sessionAfter(session.now(), persona.pause());
    }
    end = answer(end);
    if (quits() || diary.chance(0.25)) {
      return;
    }
    Session task = life.learn(diary.sessionAfter(end, 5));
    task.say(Verb.COMPLETED, TASK, HUB, Map.of("completion", true));
    help(task.now());
  }

  private Instant answer(Instant at) {
    Session session = life.learn(at);
    for (Thing question : QUESTIONS) {
      int took = diary.seconds(20, 120);
      boolean right = diary.chance(persona.skill());
      session
          .pass(took)
          .say(
              Verb.ANSWERED,
              question,
              HUB,
              Map.of("success", right, "response", right ? "b" : "a"));
      if (!right && diary.chance(0.7)) {
        session
            .pass(took)
            .say(Verb.ANSWERED, question, HUB, Map.of("success", true, "response", "b"));
      }
    }
    return session.now();
  }

  private void help(Instant after) {
    Instant end = after;
    for (int times = diary.days(1.6); times > 0; times--) {
      Session session = life.learn(diary.sessionAfter(end, 4));
      session.say(diary.chance(0.7) ? Verb.RESPONDED : Verb.SHARED, FORUM, HUB);
      end = session.now();
    }
  }

  private boolean quits() {
    return diary.chance(persona.quits());
  }

  private static Film film(String name, String title, int length) {
    return new Film(new Thing(IRI + "/films/" + name, Thing.VIDEO, title), length);
  }

  private static Thing question(int number, String title) {
    return new Thing(IRI + "/questions/" + number, Thing.INTERACTION, title);
  }
}
