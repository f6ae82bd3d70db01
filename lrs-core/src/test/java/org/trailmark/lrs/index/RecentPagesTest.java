package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentPagesTest {
  private static final long RUN = 7;

  private final RecentPages recent = new RecentPages(4);

  @Test
  void aPageThatIsReadOnce_isNotKept() {
    recent.read(RUN, page(10, 20));

    assertThat(recent.around(RUN, 10, 10)).isNull();
  }

  @Test
  void aPageThatIsReadAgain_isFoundFromItsFirstEntryToItsLast() {
    Page page = page(10, 20);
    keep(page);

    assertThat(recent.around(RUN, 10, 10)).isSameAs(page);
    assertThat(recent.around(RUN, 15, 99)).isSameAs(page);
    assertThat(recent.around(RUN, 20, 20)).isSameAs(page);
  }

  @Test
  void whatLiesBetweenPages_isNotKnown() {
    keep(page(10, 20));
    keep(page(30, 40));

    assertThat(recent.around(RUN, 9, 9)).isNull();
    assertThat(recent.around(RUN, 20, 21)).isNull(); // a page with more of the key may follow
    assertThat(recent.around(RUN, 25, 25)).isNull();
    assertThat(recent.around(RUN, 41, 0)).isNull();
  }

  @Test
  void aRunKnowsNothingOfAnother() {
    keep(page(10, 20));

    assertThat(recent.around(RUN + 1, 15, 15)).isNull();
    assertThat(recent.around(RUN - 1, 15, 15)).isNull();
  }

  @Test
  void whatIsUsed_staysLongerThanWhatIsNot() {
    LongStream.range(0, 4).forEach(i -> keep(page(100 * i, 100 * i + 9)));
    assertThat(recent.around(RUN, 0, 5)).isNotNull();

    keep(page(500, 509));

    assertThat(recent.around(RUN, 0, 5)).as("was used").isNotNull();
    assertThat(recent.around(RUN, 105, 5)).as("was not").isNull();
    assertThat(recent.around(RUN, 505, 5)).as("is new").isNotNull();
  }

  @Test
  void aNewPage_staysWhereAllOthersWereUsed() {
    LongStream.range(0, 4).forEach(i -> keep(page(100 * i, 100 * i + 9)));
    LongStream.range(0, 4).forEach(i -> assertThat(recent.around(RUN, 100 * i + 1, 5)).isNotNull());

    keep(page(500, 509));

    assertThat(recent.around(RUN, 505, 5)).isNotNull();
  }

  @Test
  void noMoreAreKeptThanThereIsRoomFor() {
    LongStream.range(0, 1_000).forEach(i -> keep(page(100 * i, 100 * i + 9)));

    assertThat(LongStream.range(0, 1_000).filter(i -> recent.around(RUN, 100 * i + 1, 5) != null))
        .hasSizeLessThanOrEqualTo(4)
        .contains(999L);
  }

  @Test
  void whatWasFoundToLieBehindAPage_isKnown() {
    Page page = page(10, 20);
    keep(page);
    recent.read(RUN, page, 20, 25);
    recent.read(RUN, page, 20, 22);

    assertThat(recent.around(RUN, 20, 25)).isSameAs(page);
    assertThat(recent.around(RUN, 20, 26)).isNull();
  }

  @Test
  void manyPages_readInTurns_areAllKeptAtLast() {
    RecentPages roomy = new RecentPages(1_000);
    long[] firsts = new Random(1).longs(1_000, 0, Long.MAX_VALUE / 2).toArray();
    for (int turn = 0; turn < 100; turn++) {
      lacking(roomy, firsts).forEach(first -> roomy.read(RUN, page(first, first + 1)));
    }

    assertThat(lacking(roomy, firsts)).isEmpty();
  }

  private static LongStream lacking(RecentPages pages, long[] firsts) {
    return LongStream.of(firsts).filter(first -> pages.around(RUN, first, first) == null);
  }

  private void keep(Page page) {
    recent.read(RUN, page);
    recent.read(RUN, page);
  }

  /** An entry for each key from one to the other, whose place is the key. */
  private static Page page(long from, long to) {
    long[] keys = LongStream.rangeClosed(from, to).toArray();
    return new Page(keys, keys, keys.length);
  }
}
