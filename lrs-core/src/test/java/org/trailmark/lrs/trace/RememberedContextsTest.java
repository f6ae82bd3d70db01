package org.trailmark.lrs.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedContextsTest {
  private static final int MANY = 10_000;

  private final RememberedContexts<Integer> remembered = new RememberedContexts<>();

  @Test
  void get_knownAndUnknown() {
    SpanContext one = name -> Span.none();

    remembered.put(1, one);
    remembered.put(2, SpanContext.NONE);

    assertThat(remembered.get(1)).isSameAs(one);
    assertThat(remembered.get(2)).isSameAs(SpanContext.NONE);
    assertThat(remembered.get(3)).isSameAs(SpanContext.NONE);
    remembered.remove(1);
    assertThat(remembered.isEmpty()).isTrue();
  }

  @Test
  void put_moreThanThereIsRoomFor_forgetsWhatCameFirst() {
    SpanContext context = name -> Span.none();
    for (int i = 0; i < MANY; i++) {
      remembered.put(i, context);
    }
    remembered.put(0, context); // which makes it the newest

    remembered.put(MANY, context);

    assertThat(remembered.get(0)).isSameAs(context);
    assertThat(remembered.get(1)).isSameAs(SpanContext.NONE);
    assertThat(remembered.get(2)).isSameAs(context);
  }
}
