package org.trailmark.server.plugins;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plugin cannot go on, or not begin. The message is a sentence for the operator. */
final class PluginFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String trace;

  /**
   * @param trace where it hung; null where the cause says all
   */
  private PluginFailure(String message, @Nullable Throwable cause, @Nullable String trace) {
    super(message, cause);
    this.trace = trace;
  }

  static PluginFailure because(String reason) {
    return new PluginFailure(reason, null, null);
  }

  static PluginFailure because(String reason, @Nullable Throwable cause) {
    return new PluginFailure(reason, cause, null);
  }

  static PluginFailure stuck(String reason, List<StackTraceElement> stack) {
    return new PluginFailure(reason, null, lines(stack));
  }

  /** Where it hung, a line for each frame; null: it did not hang. */
  @Nullable String trace() {
    return trace;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  static String lines(List<StackTraceElement> stack) {
    return stack.stream().map(frame -> "at " + frame).collect(Collectors.joining("\n"));
  }
}
