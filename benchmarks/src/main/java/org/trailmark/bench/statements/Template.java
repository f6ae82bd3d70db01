package org.trailmark.bench.statements;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A statement but for its slots. */
final class Template {
  static final String[] VERBS = {
    "experienced",
    "answered",
    "completed",
    "passed",
    "failed",
    "progressed",
    "initialized",
    "scored"
  };
  private static final String[] WORDS = {
    "first", "I", "check", "the", "label", "and", "then", "ask", "before", "lifting", "because",
    "it", "may", "slip", "when", "wet", "so", "two", "people", "hold", "both", "ends", "tight"
  };
  private static final int SHORTEST = 1340;
  private static final int SPREAD = 220;

  final Course course;
  final String verb;
  final byte[] json;
  private final Map<Slot, int[]> offsets = new EnumMap<>(Slot.class);

  private Template(Course course, String verb, String text) {
    this.course = course;
    this.verb = verb;
    this.json = text.getBytes(StandardCharsets.US_ASCII);
    for (Slot slot : Slot.values()) {
      String marks = slot.marks();
      offsets.put(
          slot,
          IntStream.iterate(
                  text.indexOf(marks), at -> at >= 0, at -> text.indexOf(marks, at + slot.width))
              .toArray());
    }
  }

  /** Makes one up. */
  static Template random(long seed, boolean account, Random random) {
    Course course = new Course(seed, random.nextInt(Course.COUNT));
    // Some lessons are visited far more than others.
    double skewed = random.nextDouble() * random.nextDouble();
    int lesson = (int) (Course.LESSONS * skewed);
    String verb = VERBS[random.nextInt(VERBS.length)];
    String device = random.nextBoolean() ? "phone" : "desktop";
    int minutes = 1 + random.nextInt(58);
    int bare = text(seed, course, lesson, account, verb, device, minutes, "").length();
    String response = words(SHORTEST + random.nextInt(SPREAD) - bare, random);
    return new Template(
        course, verb, text(seed, course, lesson, account, verb, device, minutes, response));
  }

  /** Where a slot lies; empty where the template has none of the kind. */
  int[] offsets(Slot slot) {
    return offsets.getOrDefault(slot, new int[0]);
  }

  static String verb(String name) {
    return "http://adlnet.gov/expapi/verbs/" + name;
  }

  private static String words(int length, Random random) {
    StringBuilder words = new StringBuilder();
    while (words.length() < length) {
      words.append(words.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.toString();
  }

  private static String text(
      long seed,
      Course course,
      int lesson,
      boolean account,
      String verb,
      String device,
      int minutes,
      String response) {
    return """
        {"id":"%s","actor":%s,\
        "verb":{"id":"%s","display":{"en":"%s"}},\
        "object":{"objectType":"Activity","id":"%s","definition":%s},\
        "result":{"score":{"scaled":0.%s,"raw":%s,"min":0,"max":100},"success":true,"completion":true,\
        "duration":"PT%dM7S","response":"%s"},\
        "context":{"registration":"%s","instructor":%s,\
        "contextActivities":{"parent":[{"id":"%s","definition":%s}],"grouping":[{"id":"%s"}]},\
        "platform":"Lessons","language":"en",\
        "extensions":{"https://lms.example.org/ext/session":"%s","https://lms.example.org/ext/device":"%s"}},\
        "timestamp":"%s"}"""
        .formatted(
            Slot.ID.marks(),
            Learners.agent(seed, account, Slot.LEARNER.marks()),
            verb(verb),
            verb,
            course.lesson(lesson),
            course.lessonDefinition(lesson),
            Slot.SCORE.marks(),
            Slot.SCORE.marks(),
            minutes,
            response,
            Slot.REGISTRATION.marks(),
            course.instructor(),
            course.id(),
            course.definition(),
            course.programme(),
            Slot.SESSION.marks(),
            device,
            Slot.TIMESTAMP.marks());
  }
}
