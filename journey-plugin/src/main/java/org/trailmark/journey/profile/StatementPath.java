package org.trailmark.journey.profile;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath of a template's rule, as the standard restricts it (Profiles, Structure 8.1): children
 * by name or number, stars, unions of these, paths joined by {@code |}; no filters and no scripts.
 * Compiled once; safe on any thread.
 *
 * <p>The library reads a union of names as one object with these keys, where the standard wants a
 * value for each. So a union is spelled out: one path for each of its members.
 */
final class StatementPath {
  private static final int MOST_PATHS = 200;
  private static final Configuration LENIENT =
      Configuration.defaultConfiguration()
          .addOptions(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS);

  private static final String MEMBER =
      "(?:'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|\\d{1,9}|\\*)";

  /** One link of a path: a name after dots, or members in brackets. */
  private static final Pattern LINK =
      Pattern.compile(
          "\\.{0,2}(?:(?<name>\\*|[^\\s.\\[\\]()|?@$,'\"*]++)|\\[\\s*(?<members>"
              + MEMBER
              + "(?:\\s*,\\s*"
              + MEMBER
              + ")*+)\\s*\\])");

  private static final Pattern ONE_MEMBER = Pattern.compile(MEMBER);

  private final String text;
  private final List<JsonPath> paths;

  private StatementPath(String text, List<JsonPath> paths) {
    this.text = text;
    this.paths = paths;
  }

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException if it is none; the message says where it goes wrong
   */
  static StatementPath compile(String text) {
    List<String> spelled = new Reader(text).read();
    try {
      return new StatementPath(text, spelled.stream().map(path -> JsonPath.compile(path)).toList());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Every value at this place; null is one. Empty: there is nothing. */
  List<@Nullable Object> in(@Nullable Object json) {
    List<@Nullable Object> found = new ArrayList<>();
    if (json == null) {
      return found;
    }
    for (JsonPath path : paths) {
      List<?> values = path.read(json, LENIENT);
      found.addAll(values);
    }
    return found;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Takes a text apart, and spells its unions out. */
  private static final class Reader {
    private final String text;
    private final List<String> done = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<String> read() {
      do {
        done.addAll(path());
        blanks();
      } while (take('|'));
      if (at < text.length()) {
        throw wrong();
      }
      return done;
    }

    private List<String> path() {
      blanks();
      int begin = at;
      take('$');
      List<String> heads = List.of("$");
      Matcher link = LINK.matcher(text);
      while (link.region(at, text.length()).lookingAt()) {
        boolean first = at == begin;
        String name = link.group("name");
        boolean dotted = text.startsWith(".", at);
        boolean deep = text.startsWith("..", at);
        if (name != null && !dotted && !first) {
          throw wrong();
        }
        heads = name != null ? append(heads, deep, "." + name) : append(heads, deep, link);
        at = link.end();
      }
      if (at == begin) {
        throw wrong();
      }
      return heads;
    }

    private static List<String> append(List<String> heads, boolean deep, String link) {
      return heads.stream().map(head -> head + (deep ? "." : "") + link).toList();
    }

    private List<String> append(List<String> heads, boolean deep, Matcher link) {
      List<String> longer = new ArrayList<>();
      Matcher member = ONE_MEMBER.matcher(link.group("members"));
      while (member.find()) {
        heads.forEach(head -> longer.add(head + (deep ? ".." : "") + "[" + member.group() + "]"));
      }
      if (longer.size() > MOST_PATHS) {
        throw new IllegalArgumentException("its unions make more than " + MOST_PATHS + " paths");
      }
      return longer;
    }

    private void blanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private boolean take(char wanted) {
      boolean there = at < text.length() && text.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          at < text.length()
              ? "'%s' does not fit at character %d".formatted(text.substring(at), at + 1)
              : "it ends too early");
    }
  }
}
