package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.NavigableSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class TrailTest {

  /** Long enough for keys to become frequent, and for tables to grow before and after. */
  @Property(tries = 30)
  void places_leapsOfAnyLength_areThoseOfASet(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    PlainIndex plain = new PlainIndex();
    Trail trail = new Trail(1);
    for (int piece = 0; piece < 10; piece++) {
      trail.add(plain.more(random, random.nextInt(600)));
      for (long key : PlainIndex.KEYS) {
        NavigableSet<Long> expected = plain.places(key);
        Places falling = trail.places(key, Direction.DESCENDING);
        Places rising = trail.places(key, Direction.ASCENDING);
        trail.add(plain.more(random, random.nextInt(3)));

        int widest = 2 + random.nextInt(500); // or it would stay where it is
        for (long from = plain.newest(); from > 0; from -= random.nextInt(widest)) {
          assertThat(falling.next(from)).isEqualTo(orNone(expected.floor(from)));
        }
        for (long from = 1; from <= plain.newest(); from += random.nextInt(widest)) {
          assertThat(rising.next(from)).isEqualTo(orNone(expected.ceiling(from)));
        }
      }
    }
  }

  private static long orNone(@Nullable Long found) {
    return found == null ? Places.NONE : found;
  }
}
