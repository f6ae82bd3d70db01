package org.trailmark.journey.api.parameter;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param rows what is on it
 * @param isLast whether nothing comes after it
 */
public record Cut<T>(List<T> rows, boolean isLast) {

  /**
   * Cuts what was found.
   *
   * @param found one more than {@code max} where there is more than a page
   */
  public static <T> Cut<T> to(int max, List<T> found) {
    return found.size() > max
        ? new Cut<>(found.subList(0, max), false)
        : new Cut<>(List.copyOf(found), true);
  }

  /** What the next page comes after, made of the last row; null: there is no next page. */
  public @Nullable String more(Function<T, String> key) {
    return isLast ? null : key.apply(rows.get(rows.size() - 1));
  }
}
