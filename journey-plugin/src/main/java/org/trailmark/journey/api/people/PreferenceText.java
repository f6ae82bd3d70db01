package org.trailmark.journey.api.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.lrs.problem.Fault;

/** Where somebody lives and what she reads, as texts. */
final class PreferenceText {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

  private PreferenceText() {}

  /**
   * Reads it.
   *
   * @param place JSON pointer of what holds the texts
   * @param line 0 in JSON
   */
  static Preferences.Told read(
      @Nullable String zone,
      @Nullable String language,
      String place,
      int line,
      List<Fault> faults) {
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      faults.add(
          Fault.inDocument(
              place + "/language", line, "a language tag such as en or pt-BR, not " + language));
    }
    return new Preferences.Told(zone(zone, place, line, faults), language);
  }

  private static @Nullable ZoneId zone(
      @Nullable String zone, String place, int line, List<Fault> faults) {
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      faults.add(
          Fault.inDocument(
              place + "/zone", line, "a time zone such as Europe/Amsterdam, not " + zone));
      return null;
    }
  }
}
