package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilterTest {

  private static KeyFilter filter(long[] keys) {
    return filter(keys, 10);
  }

  private static KeyFilter filter(long[] keys, int bitsPerKey) {
    KeyFilter filter = KeyFilter.forKeys(keys.length, bitsPerKey);
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

  @ParameterizedTest
  @CsvSource({"10, 300", "16, 50"})
  void mightHold_strangers_saysMaybeRarely(int bitsPerKey, long most) {
    Random random = new Random(7);
    KeyFilter filter = filter(random.longs(20_000).toArray(), bitsPerKey);

    long maybe =
        LongStream.generate(random::nextLong).limit(20_000).filter(filter::mightHold).count();

    assertThat(maybe).isBetween(1L, most);
  }

  @Test
  void mightHold_nothingAdded_never() {
    KeyFilter empty = KeyFilter.forKeys(0, 10);

    assertThat(new Random(7).longs(1_000)).noneMatch(empty::mightHold);
  }

  @Test
  void bytes_readAgain_areTheSame() {
    byte[] bytes = filter(new Random(7).longs(500).toArray()).bytes();

    assertThat(KeyFilter.ofBytes(bytes).bytes()).isEqualTo(bytes);
  }
}
