package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.trace.SpanContext;
import org.trailmark.lrs.xapi.ValidStatement;

/** What is watched of a statement on its way through the writer and to a plugin. */
class TracedStatementsTest extends DispatchFixture {
  private final RecordedSpans spans = new RecordedSpans();

  @Test
  void batch_ofSeveralRequests_isAPartOfTheFirst_linkedToTheOthers() {
    append(1);
    appendFor(spans.request("one"), statement());
    appendFor(spans.request("two"), statement());
    append(1);
    List<SpanContext> during = new CopyOnWriteArrayList<>();
    handler.trap = statement -> during.add(SpanContext.current());

    start(QUICK);

    await().untilAsserted(() -> assertThat(spans.named("plugin.handle")).hasSize(1));
    RecordedSpans.Recorded handled = spans.named("plugin.handle").get(0);
    assertThat(handled.parent).isEqualTo("one");
    assertThat(handled.links).containsExactly("two");
    assertThat(handled.attributes)
        .containsEntry("trailmark.plugin", "recording")
        .containsEntry("trailmark.statements", 4L);
    assertThat(handled.failures).isEmpty();
    assertThat(during).hasSize(4).containsOnly(handled.context());
    assertThat(spans.named("statements.commit")).extracting(s -> s.parent).contains("one", "two");
    assertThat(spans.named("statements.wait"))
        .allSatisfy(waited -> assertThat(waited.links).containsExactly("statements.commit"));
  }

  @Test
  void statements_thatNobodyWatches_haveNoSpan() {
    append(2);
    List<SpanContext> during = new CopyOnWriteArrayList<>();
    handler.trap = statement -> during.add(SpanContext.current());

    start(QUICK);

    await().untilAsserted(() -> assertThat(seen()).hasSize(2));
    assertThat(during).containsOnly(SpanContext.NONE);
    assertThat(spans.ended).isEmpty();
  }

  @Test
  void origins_areOfThePart_andForgottenWithTheProgram() {
    appendFor(spans.request("one"), statement());
    appendFor(spans.request("two"), statement());

    assertThat(storage.log().origins(0, 1)).extracting(Object::toString).containsExactly("one");
    assertThat(storage.log().origins(1, 2)).extracting(Object::toString).containsExactly("two");
    restart();

    assertThat(storage.log().origins(0, 2)).isEmpty();
  }

  @Test
  void statement_thatWasStoredBefore_keepsTheRequestThatStoredIt() {
    ValidStatement same = statement();
    appendFor(spans.request("one"), same);
    appendFor(spans.request("again"), same);
    appendFor(spans.request("two"), statement());

    assertThat(storage.log().origins(0, 2))
        .extracting(Object::toString)
        .containsExactly("one", "two");
  }

  @Test
  void handler_thatFails_isTold() {
    handler.trap =
        statement -> {
          throw new IllegalStateException("mailto:ann@example.org");
        };
    appendFor(spans.request("one"), statement());

    start(QUICK);

    await().untilAsserted(() -> assertThat(spans.named("plugin.handle")).hasSize(3));
    assertThat(spans.named("plugin.handle"))
        .allSatisfy(
            handled ->
                assertThat(handled.failures).containsExactly("java.lang.IllegalStateException"));
    assertThat(SpanContext.current()).isEqualTo(SpanContext.NONE);
  }

  private void appendFor(SpanContext request, ValidStatement statement) {
    SpanContext before = request.makeCurrent();
    CompletableFuture<Appended> done;
    try {
      done = storage.writer().append(List.of(statement)).toCompletableFuture();
    } finally {
      before.makeCurrent();
    }
    assertThat(done.join()).isNotNull();
  }
}
