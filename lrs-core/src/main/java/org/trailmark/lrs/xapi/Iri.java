package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/**
 * IRIs and IRLs (xAPI-Data 4.3, RFC 3987): a scheme, then anything that an IRI may hold. What the
 * scheme itself demands is not judged, except that an http address names a host.
 */
final class Iri {
  private Iri() {}

  /** What is wrong with the text, to be read after it; null: it is an IRI. */
  static @Nullable String problem(String text) {
    int length = text.length();
    if (length == 0) {
      return "is empty";
    }
    int colon = schemeEnd(text);
    if (colon < 0) {
      return "has no scheme (such as \"https:\") in front";
    }
    for (int i = colon + 1; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c <= ' ' || c == 0x7F) {
          return c == ' ' ? "holds a space (write %20)" : "holds a control character";
        }
        if (isForbidden(c)) {
          return "holds a " + c + ", which must be percent-encoded";
        }
        if (c == '%' && !(i + 2 < length && isHex(text.charAt(i + 1), text.charAt(i + 2)))) {
          return "holds a % that two hexadecimal digits do not follow";
        }
      } else if (c < 0xA0) {
        return "holds a control character";
      } else if (Character.isSurrogate(c)) {
        if (!isPair(text, i)) {
          return "holds half a character (a lone surrogate)";
        }
        i++;
      }
    }
    if (colon + 1 == length) {
      return "has nothing after its scheme";
    }
    return lacksHost(text, colon) ? "names no host" : null;
  }

  /** Where the scheme's colon is, or -1 where there is no scheme. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && !(later && i > 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isForbidden(char c) {
    return switch (c) {
      case '<', '>', '"', '{', '}', '|', '\\', '^', '`' -> true;
      default -> false;
    };
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  private static boolean lacksHost(String text, int colon) {
    if (!text.regionMatches(true, 0, "http", 0, 4) || !(colon == 4 || isHttps(text, colon))) {
      return false;
    }
    if (!text.startsWith("//", colon + 1)) {
      return true;
    }
    int host = colon + 3;
    return host == text.length() || "/?#:".indexOf(text.charAt(host)) >= 0;
  }

  private static boolean isHttps(String text, int colon) {
    return colon == 5 && (text.charAt(4) == 's' || text.charAt(4) == 'S');
  }

  private static boolean isHex(char high, char low) {
    return Hex.isDigit(high) && Hex.isDigit(low);
  }
}
