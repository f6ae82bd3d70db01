package org.trailmark.lrs.store;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Statement;

/**
 * Which statements a reader may see. For a reader, others are not there.
 *
 * @param authority only those that this agent vouches for; null: whoever vouches
 * @param boundary only those inside; null: all
 */
public record Sight(@Nullable Ifi authority, @Nullable Boundary boundary) {
  /** Everything. */
  public static final Sight ALL = new Sight(null, null);

  /** Whether there is nothing that it hides. */
  public boolean isAll() {
    return authority == null && boundary == null;
  }

  /**
   * Whether a statement is seen. One whose object is another statement is inside a boundary when
   * the other is here and is inside by itself.
   *
   * @param find the statement with an id; null: there is none
   */
  public boolean sees(Statement statement, Function<UUID, @Nullable Statement> find) {
    return isAuthority(statement) && (boundary == null || isInside(boundary, statement, find));
  }

  private boolean isAuthority(Statement statement) {
    return authority == null
        || statement.authority().ifi().filter(one -> one.key().equals(authority.key())).isPresent();
  }

  private static boolean isInside(
      Boundary boundary, Statement statement, Function<UUID, @Nullable Statement> find) {
    return boundary.holds(
        statement,
        id -> {
          Statement target = find.apply(id);
          return target != null && boundary.holds(target, next -> false);
        });
  }
}
