package org.trailmark.lrs.xapi;

import java.util.Locale;
import java.util.Set;

/**
 * Language tags of RFC 5646: the kinds and lengths of the subtags in their order (xAPI-Data 2.2),
 * not whether they are registered.
 */
final class LanguageTag {
  private static final Set<String> IRREGULAR =
      Set.of(
          "en-gb-oed",
          "i-ami",
          "i-bnn",
          "i-default",
          "i-enochian",
          "i-hak",
          "i-klingon",
          "i-lux",
          "i-mingo",
          "i-navajo",
          "i-pwn",
          "i-tao",
          "i-tay",
          "i-tsu",
          "sgn-be-fr",
          "sgn-be-nl",
          "sgn-ch-de");

  private final String text;
  private int start;
  private int end;

  private LanguageTag(String text) {
    this.text = text;
    this.end = subtagEnd(0);
  }

  static boolean isValid(String text) {
    return new LanguageTag(text).matches()
        || (text.length() >= 5 && IRREGULAR.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** langtag or privateuse of RFC 5646 2.1. */
  private boolean matches() {
    if (is('x')) {
      return privateUse();
    }
    int language = length();
    if (language < 2 || language > 8 || !alpha()) {
      return false;
    }
    next();
    for (int extended = 0; extended < 3 && language <= 3 && length() == 3 && alpha(); extended++) {
      next();
    }
    if (length() == 4 && alpha()) {
      next();
    }
    if ((length() == 2 && alpha()) || (length() == 3 && digits())) {
      next();
    }
    while (alphanumeric() && ((length() >= 5 && length() <= 8) || isShortVariant())) {
      next();
    }
    while (length() == 1 && alphanumeric() && !is('x')) {
      next();
      if (!run(2)) {
        return false;
      }
    }
    return is('x') ? privateUse() : start > text.length();
  }

  private boolean privateUse() {
    next();
    return run(1) && start > text.length();
  }

  /** One or more subtags of {@code least} to eight letters and digits. */
  private boolean run(int least) {
    int count = 0;
    while (length() >= least && length() <= 8 && alphanumeric()) {
      next();
      count++;
    }
    return count > 0;
  }

  private boolean isShortVariant() {
    return length() == 4 && Character.isDigit(text.charAt(start));
  }

  private void next() {
    start = end + 1;
    end = subtagEnd(start);
  }

  private int subtagEnd(int from) {
    int hyphen = from > text.length() ? -1 : text.indexOf('-', from);
    return hyphen < 0 ? text.length() : hyphen;
  }

  private int length() {
    return end - start;
  }

  private boolean is(char singleton) {
    return length() == 1 && Character.toLowerCase(text.charAt(start)) == singleton;
  }

  private boolean alpha() {
    return all(true, false);
  }

  private boolean digits() {
    return all(false, true);
  }

  private boolean alphanumeric() {
    return all(true, true);
  }

  private boolean all(boolean letters, boolean digits) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!(letter && letters) && !(digit && digits)) {
        return false;
      }
    }
    return end > start;
  }
}
