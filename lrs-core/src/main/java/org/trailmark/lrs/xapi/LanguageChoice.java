package org.trailmark.lrs.xapi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one language of a language map by {@code Accept-Language} (xAPI-Communication 2.1.3,
 * Language Filtering; RFC 2616 14.4).
 */
final class LanguageChoice {
  private final List<LanguageRange> wanted;
  private final List<LanguageRange> unwanted;

  LanguageChoice(List<LanguageRange> acceptLanguage) {
    this.wanted =
        acceptLanguage.stream()
            .filter(range -> range.getWeight() > 0)
            .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
            .toList();
    this.unwanted = acceptLanguage.stream().filter(range -> range.getWeight() == 0).toList();
  }

  /**
   * The tag that suits best: one that a range names or begins, in the order of the ranges; else one
   * that is more general than a range; else the first that is not refused; else the first.
   *
   * @param tags at least one
   */
  String among(Collection<String> tags) {
    for (LanguageRange range : wanted) {
      String found = matching(range, tags);
      if (found != null) {
        return found;
      }
    }
    for (LanguageRange range : wanted) {
      for (String tag : tags) {
        if (begins(tag, range.getRange()) && !isRefused(tag)) {
          return tag;
        }
      }
    }
    return tags.stream()
        .filter(tag -> !isRefused(tag))
        .findFirst()
        .orElseGet(() -> tags.iterator().next());
  }

  private @Nullable String matching(LanguageRange range, Collection<String> tags) {
    String begun = null;
    for (String tag : tags) {
      if (tag.equalsIgnoreCase(range.getRange())) {
        return tag;
      }
      boolean any = range.getRange().equals("*");
      if (begun == null && (any || begins(range.getRange(), tag)) && !isRefused(tag)) {
        begun = tag;
      }
    }
    return begun;
  }

  private boolean isRefused(String tag) {
    return unwanted.stream()
        .anyMatch(range -> tag.equalsIgnoreCase(range.getRange()) || begins(range.getRange(), tag));
  }

  /** Whether the prefix is made of the first subtags of the tag, and is shorter. */
  private static boolean begins(String prefix, String tag) {
    return tag.length() > prefix.length()
        && tag.charAt(prefix.length()) == '-'
        && tag.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
