package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PageTest {
  private static final long[] KEYS = {Long.MIN_VALUE, -2, -1, 0, 1, 77, Long.MAX_VALUE};
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::key).thenComparingLong(Entry::place);

  private record Entry(long key, long place) {
    static Entry any(Random random, long first) {
      long key = random.nextBoolean() ? KEYS[random.nextInt(KEYS.length)] : random.nextLong();
      return new Entry(key, first + random.nextInt(1_000));
    }
  }

  @Property(tries = 300)
  void page_readAgain_findsWhatATreeFinds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 512) int size) {
    Random random = new Random(seed);
    long first = 1L + random.nextInt(1 << 30);
    TreeSet<Entry> entries = new TreeSet<>(ORDER);
    while (entries.size() < size) {
      entries.add(Entry.any(random, first));
    }
    PageWriter writer = new PageWriter(first);
    entries.forEach(entry -> writer.add(entry.key, entry.place));
    assertThat(writer.isFull()).isEqualTo(size == 512);

    EncodedPage encoded = writer.take();
    Page page = Page.of(encoded, first);

    assertThat(writer.isEmpty()).isTrue();
    assertThat(new Entry(encoded.firstKey(), encoded.firstPlace())).isEqualTo(entries.first());
    assertThat(entries(page)).containsExactlyElementsOf(entries);
    for (int i = 0; i < 50; i++) {
      Entry probe = Entry.any(random, first);
      int ceiling = page.ceiling(probe.key, probe.place);
      int floor = page.floor(probe.key, probe.place);

      assertThat(ceiling == size ? null : entry(page, ceiling)).isEqualTo(entries.ceiling(probe));
      assertThat(floor < 0 ? null : entry(page, floor)).isEqualTo(entries.floor(probe));
      assertThat(page.isBehind(probe.key, probe.place)).isEqualTo(entries.floor(probe) == null);
    }
  }

  private static List<Entry> entries(Page page) {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < page.size(); at++) {
      entries.add(entry(page, at));
    }
    return entries;
  }

  private static Entry entry(Page page, int at) {
    return new Entry(page.key(at), page.place(at));
  }
}
