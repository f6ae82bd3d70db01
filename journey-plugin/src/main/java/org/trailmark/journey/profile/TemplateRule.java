package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a Statement Template (Profiles, Structure 8.1): what may stand at a place of a
 * statement.
 *
 * @param location where to look
 * @param selector where to look in each value found there; null: at the value itself
 * @param presence whether there must be something; null: not said
 * @param any of these, at least one must be there; null: not said. Values are {@linkplain
 *     JsonValue#canonical canonical}, here and below
 * @param all nothing but these may be there; null: not said
 * @param none of these, none may be there; null: not said
 */
record TemplateRule(
    StatementPath location,
    @Nullable StatementPath selector,
    @Nullable Presence presence,
    @Nullable Set<Object> any,
    @Nullable Set<Object> all,
    @Nullable Set<Object> none) {

  TemplateRule {
    requireNonNull(location, "location");
  }

  /** Whether there must be something. */
  enum Presence {
    INCLUDED,
    EXCLUDED,
    RECOMMENDED
  }

  boolean isFollowedBy(Map<String, Object> statement) {
    List<Object> values = new ArrayList<>();
    boolean unmatchable = false;
    for (@Nullable Object found : location.in(statement)) {
      List<@Nullable Object> selected =
          selector == null ? Collections.singletonList(found) : selector.in(found);
      unmatchable |= selected.isEmpty();
      selected.forEach(value -> values.add(JsonValue.canonical(value)));
    }
    if (presence == Presence.INCLUDED && (unmatchable || values.isEmpty())) {
      return false;
    }
    if (presence == Presence.EXCLUDED && !values.isEmpty()) {
      return false;
    }
    if (presence == Presence.RECOMMENDED && values.isEmpty()) {
      return true;
    }
    return (any == null || !Collections.disjoint(values, any))
        && (all == null || (!unmatchable && all.containsAll(values)))
        && (none == null || Collections.disjoint(values, none));
  }
}
