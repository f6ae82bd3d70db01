package org.trailmark.lrs.sql;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(set(one).and(set(other)).ids().boxed()).containsExactlyElementsOf(joined);
    assertThat(set(one).without(set(other)).ids().boxed()).containsExactlyElementsOf(parted);
    assertThat(TermSet.ofBytes(set(one).bytes()).ids().boxed())
        .containsExactlyElementsOf(new TreeSet<>(one));
  }

  private static TermSet set(Set<Long> ids) {
    return TermSet.of(ids.stream().mapToLong(Long::longValue));
  }
}
