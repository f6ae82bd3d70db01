package org.trailmark.testkit.statement;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a statement says beside who did what, as {@link Statements} makes it. */
public final class Detail {
  private final Consumer<ObjectNode> addition;

  Detail(Consumer<ObjectNode> addition) {
    this.addition = addition;
  }

  void addTo(ObjectNode statement) {
    addition.accept(statement);
  }
}
