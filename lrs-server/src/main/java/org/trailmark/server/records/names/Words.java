package org.trailmark.server.records.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Texts as they are searched: lower-case letters and digits without accents, in words. So a search
 * means the same on both databases, whatever each thinks of letters.
 */
public final class Words {
  /** More of a name than anybody looks for. */
  private static final int LONGEST = 2000;

  private Words() {}

  /** The words of a text, in their order. */
  public static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
              } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                end(word, words);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** A text as it is stored to be searched: each word after a blank. */
  static String stored(String text) {
    String words = of(text).stream().map(word -> " " + word).collect(Collectors.joining());
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  /** What a stored text is like that has this word anywhere. Words hold nothing special to LIKE. */
  static String has(String word) {
    return "%" + word + "%";
  }

  /** What a stored text is like that has a word which begins so. */
  static String begins(String word) {
    return "% " + word + "%";
  }
}
