package org.trailmark.lrs.xapi;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request body the definition of an activity lies.
 *
 * @param activity its id; empty until it is known
 */
record DefinitionSpan(String activity, int start, int end) {

  /** Judges the definition under the cursor. */
  static DefinitionSpan read(JsonCursor json) {
    int start = json.start();
    ActivityDefinitionRules.check(json);
    return new DefinitionSpan("", start, json.end());
  }

  /** Keeps what was found of an activity, if it was all there. */
  static void note(Draft draft, @Nullable String activity, @Nullable DefinitionSpan found) {
    if (activity != null && found != null) {
      draft.definitions().add(new DefinitionSpan(activity, found.start, found.end));
    }
  }

  static List<DefinedActivity> cut(List<DefinitionSpan> spans, byte[] body) {
    return spans.stream()
        .map(
            span ->
                new DefinedActivity(span.activity, Arrays.copyOfRange(body, span.start, span.end)))
        .toList();
  }
}
