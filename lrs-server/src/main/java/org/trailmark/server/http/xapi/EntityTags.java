package org.trailmark.server.http.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110 13.1). A tag without its quotes
 * is taken as if it had them, for some clients forget them.
 *
 * @param any whether it is {@code *}
 */
record EntityTags(boolean any, List<Tag> tags) {
  private static final Pattern TAG =
      Pattern.compile("\\G[\\s,]*(W/)?(?:\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*)\"|([^\\s,\"*]+))");
  private static final Pattern END = Pattern.compile("[\\s,]*");

  /**
   * One tag.
   *
   * @param value without quotes
   */
  record Tag(boolean weak, String value) {}

  /**
   * Reads a header.
   *
   * @return null where there is none, or an empty one
   * @throws LrsException {@code INVALID_HEADER}
   */
  static @Nullable EntityTags of(String header, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.strip().equals("*")) {
      return new EntityTags(true, List.of());
    }
    List<Tag> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(value);
    int end = 0;
    while (matcher.find()) {
      String quoted = matcher.group(2);
      tags.add(new Tag(matcher.group(1) != null, quoted == null ? matcher.group(3) : quoted));
      end = matcher.end();
    }
    if (tags.isEmpty() || !END.matcher(value.substring(end)).matches()) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          header + " must be * or a list of quoted entity tags; found " + value + ".");
    }
    return new EntityTags(false, tags);
  }

  /**
   * Whether what is there is one of these, bit for bit: a weak tag never is.
   *
   * @param current null: nothing is there
   */
  boolean matchStrongly(@Nullable String current) {
    return current != null
        && (any || tags.stream().anyMatch(tag -> !tag.weak && tag.value.equals(current)));
  }

  /** Whether what is there is one of these, or as good as one. */
  boolean matchWeakly(@Nullable String current) {
    return current != null && (any || tags.stream().anyMatch(tag -> tag.value.equals(current)));
  }
}
