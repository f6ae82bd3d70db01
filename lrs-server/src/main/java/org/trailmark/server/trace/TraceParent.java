package org.trailmark.server.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is a part of, as its header {@code traceparent} says (W3C Trace Context 3.2). Only
 * the ids and the flag are taken; {@code tracestate} is what others say to others.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 */
record TraceParent(String traceId, String spanId, boolean sampled) {
  static final String HEADER = "traceparent";

  /** A newer version may add something at the end. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)(?<version>[0-9a-f]{2})-(?!0{32})(?<trace>[0-9a-f]{32})"
              + "-(?!0{16})(?<span>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

  private static final int SAMPLED = 1;

  /**
   * Reads a header.
   *
   * @return null where there is none, or none of the form; that is no fault of the request
   */
  static @Nullable TraceParent of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher form = FORM.matcher(header);
    if (!form.matches() || ("00".equals(form.group("version")) && form.group("more") != null)) {
      return null;
    }
    int flags = Integer.parseInt(form.group("flags"), 16);
    return new TraceParent(form.group("trace"), form.group("span"), (flags & SAMPLED) != 0);
  }
}
