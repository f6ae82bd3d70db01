package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks things up in the index as it was when the search began; for one thread, closed by it. */
public final class Search implements AutoCloseable {
  private final Layers layers;
  private final SearchedPages pages;

  Search(Layers layers, SearchedPages pages) {
    this.layers = layers;
    this.pages = pages;
  }

  /** The places of one key. */
  public Places places(long key, Direction direction) {
    List<Places> parts = new ArrayList<>(layers.runs().size() + layers.trails().size());
    for (Run run : layers.runs()) {
      parts.add(run.places(key, direction, pages));
    }
    for (Trail trail : layers.trails()) {
      parts.add(trail.places(key, direction));
    }
    if (direction == Direction.DESCENDING) {
      Collections.reverse(parts);
    }
    return new LayeredPlaces(parts);
  }

  /** Whether the key leads anywhere. */
  public boolean holds(long key) throws SQLException {
    for (Trail trail : layers.trails()) {
      if (trail.holds(key)) {
        return true;
      }
    }
    for (Run run : layers.runs()) {
      if (run.places(key, Direction.DESCENDING, pages).next(Long.MAX_VALUE) != Places.NONE) {
        return true;
      }
    }
    return false;
  }

  /** The places that all have; at least one. */
  public static Places common(List<Places> all) {
    return all.size() == 1 ? all.get(0) : new CommonPlaces(all);
  }

  /** The places that one or the other has. */
  public static Places either(Places one, Places other, Direction direction) {
    return new EitherPlaces(one, other, direction);
  }

  @Override
  public void close() {
    layers.letGo();
  }
}
