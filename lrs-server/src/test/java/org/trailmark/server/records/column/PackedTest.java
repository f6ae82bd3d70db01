package org.trailmark.server.records.column;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is packed is read again, whatever it is. */
class PackedTest {

  @Property(tries = 300)
  void values_areReadAgain(@ForAll long[] values) {
    assertThat(read(values)).isEqualTo(values);
  }

  /** Of every width, at every bit of a byte. */
  @Property(tries = 300)
  void values_ofOneWidth_areReadAgain(
      @ForAll long[] values, @ForAll @IntRange(max = 63) int cut, @ForAll long low) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] >>> cut) + low;
    }
    assertThat(read(values)).isEqualTo(values);
  }

  private static long[] read(long[] values) {
    Packed packed = Packed.read(Packed.pack(values, values.length));
    long[] read = new long[values.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = packed.get(i);
    }
    return read;
  }
}
