package org.trailmark.server.records.names;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What many statements have in common.
 *
 * @param platform null: not said
 */
public record StatementContext(
    @Nullable String platform, Map<ContextRole, List<NamedActivity>> activities) {

  boolean isEmpty() {
    return platform == null && activities.isEmpty();
  }
}
