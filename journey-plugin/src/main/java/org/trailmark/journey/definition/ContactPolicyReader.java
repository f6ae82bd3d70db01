package org.trailmark.journey.definition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;

/**
 * Reads what a journey promises about how it talks to people: consent, holdout, caps, quiet hours,
 * arbitration.
 */
final class ContactPolicyReader {
  /** In the place of a zone: the wall that the learner sees. */
  private static final String HERS = "learner";

  private final Spans spans;
  private final Faults faults;

  ContactPolicyReader(Spans spans, Faults faults) {
    this.spans = spans;
    this.faults = faults;
  }

  ContactPolicy read(Place root) {
    return new ContactPolicy(
        root.at("consent").exists(),
        holdout(root),
        caps(root.at("caps")),
        quiet(root.at("quiet")),
        arbitration(root.at("arbitration")));
  }

  private @Nullable Arbitration arbitration(Place place) {
    Span pause = spans.positive(place.at("pause"));
    return pause == null ? null : new Arbitration(pause);
  }

  private static @Nullable Holdout holdout(Place root) {
    Place place = root.at("holdout");
    double percent = place.at("percent").value().asDouble(-1);
    return percent >= 0 && percent <= 100
        ? new Holdout(percent, place.at("salt").text(root.at("journey").text("")))
        : null;
  }

  private List<Cap> caps(Place list) {
    List<Cap> caps = new ArrayList<>();
    for (Place place : list.items()) {
      int max = place.at("max").number(0);
      Duration effort = spans.clock(place.at("effort"));
      Span per = spans.positive(place.at("per"));
      if (place.at("max").exists() && place.at("effort").exists()) {
        faults.add(place.pointer(), "A cap has either max or effort; write two caps.");
      } else if (!place.at("max").exists() && !place.at("effort").exists()) {
        faults.add(place.pointer(), "A cap has max, a number, or effort, a length of time.");
      } else if (effort != null && effort.isZero()) {
        faults.add(place.at("effort").pointer(), "This must be longer than nothing.");
      } else if (per != null && (max > 0 || effort != null)) {
        caps.add(new Cap(effort == null ? max : null, effort, per));
      }
    }
    return caps;
  }

  private @Nullable QuietHours quiet(Place place) {
    if (!place.exists()) {
      return null;
    }
    List<QuietHours.Range> ranges = new ArrayList<>();
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Place item : place.at("deny").items()) {
      String text = item.text("");
      DayOfWeek day = day(text);
      if (day != null) {
        days.add(day);
      } else if (text.length() == "19:00-08:00".length()) {
        QuietHours.Range range = range(item);
        if (range != null) {
          ranges.add(range);
        }
      }
    }
    QuietHours quiet = new QuietHours(zone(place.at("zone")), ranges, days);
    if (quiet.neverEnds()) {
      faults.add(place.at("deny").pointer(), "This leaves no time at which anything may be said.");
    }
    return quiet;
  }

  private static @Nullable DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).equals(text.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    return null;
  }

  private QuietHours.@Nullable Range range(Place place) {
    String text = place.text("");
    try {
      LocalTime from = LocalTime.parse(text.substring(0, 5));
      String end = text.substring(6);
      LocalTime to = end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end);
      if (!from.equals(to)) {
        return new QuietHours.Range(from, to);
      }
      faults.add(place.pointer(), "'" + text + "' ends when it begins.");
    } catch (DateTimeException e) {
      faults.add(place.pointer(), "'" + text + "' is not a part of a day such as 19:00-08:00.");
    }
    return null;
  }

  /** Null: the learner's. */
  private @Nullable ZoneId zone(Place place) {
    String text = place.text(HERS);
    if (text.equals(HERS)) {
      return null;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      faults.add(
          place.pointer(),
          "'"
              + text
              + "' is neither 'learner' nor a time zone"
              + Nearest.hint(text, ZoneId.getAvailableZoneIds()));
      return null;
    }
  }
}
