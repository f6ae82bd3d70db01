package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyFilterTest {

  private static KeyFilter filter(long[] keys) {
    KeyFilter filter = KeyFilter.forKeys(keys.length);
    for (long key : keys) {
      filter.add(key);
    }
    return filter;
  }

  @Property(tries = 200)
  void mightHold_addedKeys_always(@ForAll Set<Long> keys) {
    KeyFilter filter = filter(keys.stream().mapToLong(Long::longValue).toArray());
    KeyFilter read = KeyFilter.ofBytes(filter.bytes());

    assertThat(keys).allMatch(filter::mightHold).allMatch(read::mightHold);
  }

  @Test
  void mightHold_strangers_saysMaybeRarely() {
    Random random = new Random(7);
    KeyFilter filter = filter(random.longs(20_000).toArray());

    long maybe =
        LongStream.generate(random::nextLong).limit(20_000).filter(filter::mightHold).count();

    assertThat(maybe).isLessThan(600);
  }

  @Test
  void mightHold_nothingAdded_never() {
    KeyFilter empty = KeyFilter.forKeys(0);

    assertThat(new Random(7).longs(1_000)).noneMatch(empty::mightHold);
  }

  @Test
  void bytes_readAgain_areTheSame() {
    byte[] bytes = filter(new Random(7).longs(500).toArray()).bytes();

    assertThat(KeyFilter.ofBytes(bytes).bytes()).isEqualTo(bytes);
  }
}
