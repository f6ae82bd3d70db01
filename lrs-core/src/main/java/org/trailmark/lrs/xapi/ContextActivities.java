package org.trailmark.lrs.xapi;

import java.util.List;

/** Activities around the object (xAPI-Data 2.4.6.2); each list may be empty. */
public record ContextActivities(
    List<Activity> parent, List<Activity> grouping, List<Activity> category, List<Activity> other) {

  public ContextActivities {
    parent = List.copyOf(parent);
    grouping = List.copyOf(grouping);
    category = List.copyOf(category);
    other = List.copyOf(other);
  }
}
