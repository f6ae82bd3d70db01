package org.trailmark.server.records.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.query.ExtensionFilter;
import org.trailmark.server.records.query.Filter;

/** The parameters that say which statements. */
final class FilterParameters {
  static final List<String> NAMES =
      List.of(
          "learner",
          "verb",
          "activity",
          "type",
          "category",
          "parent",
          "grouping",
          "platform",
          "registration",
          "extension",
          "text",
          "scoreFrom",
          "scoreTo",
          "success",
          "completion",
          "from",
          "to",
          "storedFrom",
          "storedTo",
          "voided");

  private static final String LEARNER =
      "must be a learner's id, an e-mail address, an identifier as mbox:, sha1:, openid: or"
          + " account:HOMEPAGE|NAME, or an agent in JSON";

  private FilterParameters() {}

  static Filter read(Parameters sent) {
    return new Filter(
        sent.all("learner", FilterParameters::learner),
        iris(sent, "verb"),
        iris(sent, "activity"),
        iris(sent, "type"),
        inContext(sent),
        sent.all("platform", text -> text),
        sent.all("registration", Parameters.named("registration", ParameterValues::uuid)),
        sent.all("extension", FilterParameters::extension),
        sent.one("text", text -> text, ""),
        sent.one("scoreFrom", FilterParameters::score),
        sent.one("scoreTo", FilterParameters::score),
        sent.one("success", Parameters.bool()),
        sent.one("completion", Parameters.bool()),
        sent.one("from", FilterParameters::time, Long.MIN_VALUE),
        sent.one("to", FilterParameters::time, Long.MAX_VALUE),
        sent.one("storedFrom", FilterParameters::time, Long.MIN_VALUE),
        sent.one("storedTo", FilterParameters::time, Long.MAX_VALUE),
        voided(sent.one("voided", Parameters.choice(Voided.class), Voided.FALSE)));
  }

  private static List<String> iris(Parameters sent, String name) {
    return sent.all(name, Parameters.named(name, ParameterValues::iri));
  }

  private static Map<ContextRole, List<String>> inContext(Parameters sent) {
    Map<ContextRole, List<String>> activities = new EnumMap<>(ContextRole.class);
    Map.of(
            "category", ContextRole.CATEGORY,
            "parent", ContextRole.PARENT,
            "grouping", ContextRole.GROUPING)
        .forEach(
            (name, role) -> {
              List<String> wanted = iris(sent, name);
              if (!wanted.isEmpty()) {
                activities.put(role, wanted);
              }
            });
    return activities;
  }

  /** A learner in any of the forms that people have her in, as the id of an agent. */
  static String learner(String text) {
    if (text.matches("[0-9a-f]{20}")) {
      return text;
    }
    if (text.startsWith("{")) {
      return ShortId.of(ParameterValues.agent("learner", text).key());
    }
    if (text.startsWith("mailto:")) {
      return ShortId.of(new Ifi.Mbox(text).key());
    }
    try {
      return ShortId.of(Ifi.ofKey(text).key());
    } catch (IllegalArgumentException e) {
      if (text.indexOf('@') > 0 && text.indexOf(':') < 0) {
        return ShortId.of(new Ifi.Mbox("mailto:" + text).key());
      }
      throw new IllegalArgumentException(LEARNER, e);
    }
  }

  private static ExtensionFilter extension(String text) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    return new ExtensionFilter(
        ParameterValues.iri("extension", key), equals < 0 ? null : text.substring(equals + 1));
  }

  private static double score(String text) {
    try {
      double score = Double.parseDouble(text);
      if (score >= -1 && score <= 1) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number from -1 to 1", e);
    }
    throw new IllegalArgumentException("must be a number from -1 to 1");
  }

  /** A time with an offset, or a day: its beginning in UTC; in milliseconds. */
  private static long time(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a time such as 2026-11-22T09:00:00Z or a day such as 2026-11-22"
              + (text.contains(" ") ? " (a + in an address is written %2B)" : ""),
          e);
    }
  }

  private enum Voided {
    TRUE,
    FALSE,
    ANY
  }

  private static @Nullable Boolean voided(Voided wanted) {
    return wanted == Voided.ANY ? null : (Boolean) (wanted == Voided.TRUE);
  }
}
