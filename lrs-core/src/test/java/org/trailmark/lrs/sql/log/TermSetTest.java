package org.trailmark.lrs.sql.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TermSetTest {

  @Property(tries = 200)
  void sets_joinedAndParted_areAsSetsAre(@ForAll Set<Long> one, @ForAll Set<Long> other) {
    Set<Long> joined = new TreeSet<>(one);
    joined.addAll(other);
    Set<Long> parted = new TreeSet<>(one);
    parted.removeAll(other);

    assertThat(keys(set(one).and(set(other)))).containsExactlyElementsOf(joined);
    assertThat(keys(set(one).without(set(other)))).containsExactlyElementsOf(parted);
    assertThat(keys(TermSet.ofBytes(set(one).bytes())))
        .containsExactlyElementsOf(new TreeSet<>(one));
  }

  private static List<Long> keys(TermSet set) {
    return Arrays.stream(set.keys()).boxed().toList();
  }

  private static TermSet set(Set<Long> keys) {
    return TermSet.of(keys.stream().mapToLong(Long::longValue));
  }
}
