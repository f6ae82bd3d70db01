package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/**
 * Hexadecimal digests: SHA-1 of a mailto IRI (xAPI-Data 2.4.2.3), SHA-2 of an attachment (2.4.11).
 */
final class Hex {
  private Hex() {}

  static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** What is wrong with a SHA-1; null: nothing. */
  static @Nullable String sha1Problem(String text) {
    return text.length() == 40 ? digitsProblem(text) : "has " + text.length() + " characters";
  }

  /** What is wrong with a SHA-224, SHA-256, SHA-384 or SHA-512; null: nothing. */
  static @Nullable String sha2Problem(String text) {
    return switch (text.length()) {
      case 56, 64, 96, 128 -> digitsProblem(text);
      default -> "has " + text.length() + " characters";
    };
  }

  private static @Nullable String digitsProblem(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return "holds something that is no hexadecimal digit";
      }
    }
    return null;
  }
}
