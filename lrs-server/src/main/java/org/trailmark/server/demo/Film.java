package org.trailmark.server.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A film, watched as the xAPI Video Profile tells it.
 *
 * @param thing the video
 * @param length in seconds
 */
record Film(Thing thing, int length) {
  private static final String EXTENSIONS = "https://w3id.org/xapi/video/extensions/";

  /**
   * Watches it.
   *
   * @param setting without the video profile's parts, which are added here
   * @param share how much of it she sees, 0 to 1; from 0.9 it counts as completed
   */
  void watch(Session session, Setting setting, Life life, double share) {
    Diary diary = life.diary();
    Setting here =
        setting
            .in(Setting.VIDEO_PROFILE)
            .with(EXTENSIONS + "session-id", life.nextId().toString())
            .with(EXTENSIONS + "length", length);
    session.say(Verb.INITIALIZED, thing, here);
    session.pass(diary.seconds(2, 9)).say(Verb.PLAYED, thing, here, at(0));
    int end = (int) Math.round(length * share);
    int half = end / 2;
    session.pass(half);
    if (diary.chance(0.35)) {
      session.say(Verb.PAUSED, thing, here, seen(half, half));
      session.pass(diary.seconds(20, 240)).say(Verb.PLAYED, thing, here, at(half));
    }
    if (diary.chance(0.25)) {
      int back = Math.max(0, half - 15);
      session.say(Verb.SEEKED, thing, here, extensions(Map.of("time-from", half, "time-to", back)));
      session.pass(half - back);
    }
    session.pass(end - half);
    if (share >= 0.9) {
      Map<String, Object> result = seen(end, end);
      result.put("completion", true);
      result.put("duration", Duration.ofSeconds(end).toString());
      session.say(Verb.COMPLETED, thing, here, result);
    } else {
      session.say(Verb.PAUSED, thing, here, seen(end, end));
    }
    session.say(Verb.TERMINATED, thing, here, seen(end, end));
  }

  private static Map<String, Object> at(int second) {
    return extensions(Map.of("time", second));
  }

  /** At {@code second}, everything up to {@code upTo} having been played. */
  private Map<String, Object> seen(int second, int upTo) {
    return extensions(
        Map.of(
            "time",
            second,
            "progress",
            Math.round(1000.0 * upTo / length) / 1000.0,
            "played-segments",
            "0[.]" + upTo));
  }

  private static Map<String, Object> extensions(Map<String, Object> values) {
    Map<String, Object> named = new HashMap<>();
    values.forEach((name, value) -> named.put(EXTENSIONS + name, value));
    Map<String, Object> result = new HashMap<>();
    result.put("extensions", named);
    return result;
  }
}
