package org.trailmark.server.http.statements;

import java.util.HashMap;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.ActivityReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.StatementFormat;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.xapi.QueryParameters;

/** How statements are written in an answer (xAPI-Communication 2.1.3, {@code format}). */
enum StatementFormatParameter {
  IDS,
  EXACT,
  CANONICAL;

  /** What a request asks for; exact when it does not say. */
  static StatementFormatParameter of(@Nullable String text) {
    return switch (text == null ? "exact" : text) {
      case "ids" -> IDS;
      case "exact" -> EXACT;
      case "canonical" -> CANONICAL;
      default ->
          throw QueryParameters.invalid(
              "\"format\" is ids, exact or canonical, not \"" + text + "\".");
    };
  }

  /**
   * What makes an answer's bytes of a statement.
   *
   * @param version of the request; 1.0.3 reads nothing newer
   * @param activities where canonical definitions come from
   */
  Function<StoredStatement, byte[]> writer(
      XapiVersion version, @Nullable String acceptLanguage, ActivityReader activities) {
    UnaryOperator<byte[]> format = format(acceptLanguage, activities);
    return statement ->
        format.apply(
            version == XapiVersion.V1_0_3 && !statement.knownOf103()
                ? StatementFormat.downTo103(statement.json())
                : statement.json());
  }

  private UnaryOperator<byte[]> format(@Nullable String acceptLanguage, ActivityReader activities) {
    return switch (this) {
      case IDS -> StatementFormat::ids;
      case EXACT -> UnaryOperator.identity();
      case CANONICAL -> {
        List<LanguageRange> languages = languages(acceptLanguage);
        Map<String, Optional<byte[]>> known = new HashMap<>(); // a page repeats its activities
        yield json ->
            StatementFormat.canonical(
                json, languages, id -> known.computeIfAbsent(id, activities::definition));
      }
    };
  }

  private static List<LanguageRange> languages(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return List.of();
    }
    try {
      return LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException e) {
      return List.of(); // a wish that cannot be read is no wish (RFC 9110 12.5.4)
    }
  }
}
