package org.trailmark.journey.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Cap;

/**
 * She is not told, nor asked for, more than the caps of the journey allow: over all journeys, in a
 * rolling window. Duties pass, but fill the window. What would still be fresh when there is room
 * again waits for it. What was sent more than a window later than now was sent by a clock that was
 * ahead, and fills none: she would hear nothing until that time comes.
 */
final class Capped implements Gate {
  private static final int SHOWN = 10;

  /** Calendar days begin and end at most so far from those of UTC, and an hour comes twice. */
  private static final Duration MARGIN = Duration.ofDays(2);

  @Override
  public String name() {
    return "caps";
  }

  @Override
  public Answer judge(Candidate candidate) {
    List<Cap> caps = candidate.situation().journey().contact().caps();
    if (caps.isEmpty() || candidate.touchpoint().mandatory()) {
      return Answer.pass();
    }
    Answer answer = Answer.pass();
    for (Cap cap : caps) {
      Answer next = judge(candidate, cap);
      if (next instanceof Answer.Refusal) {
        return next;
      }
      if (next instanceof Answer.NotNow later
          && !(answer instanceof Answer.NotNow before && before.until().isAfter(later.until()))) {
        answer = next;
      }
    }
    return answer;
  }

  private static Answer judge(Candidate candidate, Cap cap) {
    Duration own = effort(candidate);
    if (cap.effort() != null && own.compareTo(cap.effort()) > 0) {
      return new Answer.Refusal(
          "It alone asks for %s, which is more than %s.".formatted(own, cap),
          Map.of("cap", cap.toString(), "effort", own.toString()));
    }
    Facts.Wall wall = candidate.facts().wall();
    Instant now = candidate.now();
    Window window = window(candidate, cap, wall.zone());
    Instant room = window.roomAt(own, now);
    if (room.equals(now)) {
      return Answer.pass();
    }
    Instant expiresAt = candidate.expiresAt();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("cap", cap.toString());
    numbers.put("sent", String.valueOf(window.sends().size()));
    if (cap.effort() != null) {
      numbers.put("effortSent", window.effort().toString());
      numbers.put("effort", own.toString());
    }
    numbers.put("filledBy", filledBy(window.sends()));
    wall.addTo(numbers);
    numbers.put("roomAt", room.toString());
    return answer(cap, room, expiresAt, numbers);
  }

  private static Answer answer(
      Cap cap, Instant room, @Nullable Instant expiresAt, Map<String, String> numbers) {
    if (expiresAt == null || room.isBefore(expiresAt)) {
      return new Answer.NotNow(
          room,
          "The cap of %s is full; there is room on %s, and then every gate is asked again."
              .formatted(cap, room),
          numbers);
    }
    numbers.put("expiresAt", expiresAt.toString());
    return new Answer.Refusal(
        "The cap of %s is full; there is room on %s, when this has expired.".formatted(cap, room),
        numbers);
  }

  private static Window window(Candidate candidate, Cap cap, ZoneId zone) {
    Instant now = candidate.now();
    return new Window(
        cap,
        zone,
        candidate.facts().sentAfter(cap.per().before(now, zone).minus(MARGIN)).stream()
            .filter(send -> cap.per().after(send.sentAt(), zone).isAfter(now))
            .filter(send -> send.sentAt().isBefore(cap.per().after(now, zone)))
            .toList());
  }

  private static Duration effort(Candidate candidate) {
    Duration effort = candidate.touchpoint().effort();
    return effort == null ? Duration.ZERO : effort;
  }

  private static String filledBy(List<Send> sends) {
    String shown =
        sends.stream()
            .limit(SHOWN)
            .map(send -> send.journey() + "/" + send.touchpoint() + " on " + send.sentAt())
            .collect(joining(", "));
    return sends.size() > SHOWN ? shown + ", and " + (sends.size() - SHOWN) + " more" : shown;
  }

  /**
   * What lies in the window of a cap now.
   *
   * @param sends oldest first
   */
  private record Window(Cap cap, ZoneId zone, List<Send> sends) {
    Duration effort() {
      return sends.stream().map(Send::effort).reduce(Duration.ZERO, Duration::plus);
    }

    /** When one more has room, as far as is known now; now: it has. */
    Instant roomAt(Duration own, Instant now) {
      List<Send> leaving = sends.stream().sorted((a, b) -> leaves(a).compareTo(leaves(b))).toList();
      Duration effort = effort();
      int count = sends.size();
      Instant room = now;
      for (Send send : leaving) {
        if (fits(count, effort.plus(own))) {
          break;
        }
        count--;
        effort = effort.minus(send.effort());
        room = leaves(send);
      }
      return room;
    }

    private boolean fits(int count, Duration effort) {
      return cap.max() != null
          ? count < cap.max()
          : cap.effort() == null || effort.compareTo(cap.effort()) <= 0;
    }

    private Instant leaves(Send send) {
      return cap.per().after(send.sentAt(), zone);
    }
  }
}
