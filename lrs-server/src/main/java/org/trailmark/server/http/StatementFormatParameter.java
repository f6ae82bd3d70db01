package org.trailmark.server.http;

import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.StatementFormat;

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

  /** What makes an answer's bytes of the stored ones. */
  UnaryOperator<byte[]> writer(@Nullable String acceptLanguage) {
    return switch (this) {
      case IDS -> StatementFormat::ids;
      case EXACT -> UnaryOperator.identity();
      case CANONICAL -> {
        List<LanguageRange> languages = languages(acceptLanguage);
        yield json -> StatementFormat.canonical(json, languages);
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
