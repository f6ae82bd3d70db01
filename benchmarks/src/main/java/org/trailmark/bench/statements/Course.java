package org.trailmark.bench.statements;

/**
 * What is learnt: courses of a few programmes, each with lessons and somebody who teaches it.
 *
 * @param number from 0 to {@link #COUNT}
 */
record Course(long seed, int number) {
  static final int COUNT = 20;
  static final int LESSONS = 25;

  private static final String[] PLACES = {
    "the workshop", "the warehouse", "the laboratory", "the ward", "the office"
  };
  private static final String[] TOPICS = {
    "Safe lifting", "Working at heights", "Cold chain", "Hand hygiene", "Reading a gauge"
  };

  String id() {
    return "https://lms.example.org/%08x/courses/%02d".formatted((int) seed, number);
  }

  String programme() {
    return "https://lms.example.org/%08x/programmes/%d".formatted((int) seed, number / 5);
  }

  String lesson(int lesson) {
    return id() + "/lessons/%02d".formatted(lesson);
  }

  String instructor() {
    return """
        {"objectType":"Agent","name":"Instructor %02d","mbox":"mailto:instructor-%02d@staff-%08x.example.org"}"""
        .formatted(number, number, (int) seed);
  }

  /** The same at every mention, as a platform sends it. */
  String lessonDefinition(int lesson) {
    String title = "%s, part %d".formatted(TOPICS[number % TOPICS.length], lesson + 1);
    return """
        {"name":{"en":"%s"},"description":{"en":"A lesson of twelve minutes with a film, three questions and something to try in %s."},\
        "type":"http://adlnet.gov/expapi/activities/lesson"}"""
        .formatted(title, PLACES[lesson % PLACES.length]);
  }

  /** A course is mentioned with its name, as most platforms do. */
  String definition() {
    return """
        {"name":{"en":"%s in %s"},"type":"http://adlnet.gov/expapi/activities/course"}"""
        .formatted(TOPICS[number % TOPICS.length], PLACES[number / 4]);
  }
}
