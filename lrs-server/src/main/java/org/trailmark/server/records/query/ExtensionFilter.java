package org.trailmark.server.records.query;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Activity;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.server.records.column.ExtensionBits;

/**
 * An extension that statements have, in the result, the context or the definition of the object.
 *
 * @param key IRI
 * @param value a text, a number or true or false, as text; null: any value
 */
public record ExtensionFilter(String key, @Nullable String value) {

  /** What the bits of a statement that has it may be: one of these at least is all there. */
  long[] bits() {
    if (value == null) {
      return new long[] {ExtensionBits.ofKey(key)};
    }
    long asText = ExtensionBits.of(key, value);
    return isNumber()
        ? new long[] {asText, ExtensionBits.of(key, ExtensionBits.number(value))}
        : new long[] {asText};
  }

  private boolean isNumber() {
    return value != null && value.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  }

  /** Whether a statement really has it: different extensions may have the same bits. */
  boolean holds(Statement statement) {
    Stream<Map<String, Object>> extensions =
        Stream.of(
                statement.result().map(result -> result.extensions()),
                statement.context().map(context -> context.extensions()),
                statement.object() instanceof Activity activity
                    ? activity.definition().map(definition -> definition.extensions())
                    : Optional.<Map<String, Object>>empty())
            .flatMap(Optional::stream);
    return extensions.anyMatch(all -> all.containsKey(key) && isWanted(all.get(key)));
  }

  private boolean isWanted(@Nullable Object found) {
    if (value == null) {
      return true;
    }
    if (found instanceof Number number) {
      return isNumber()
          && ExtensionBits.number(number.toString()).equals(ExtensionBits.number(value));
    }
    return (found instanceof String || found instanceof Boolean) && value.equals(found.toString());
  }
}
