package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;

/** Documents are kept by their address, and changed by one client at a time. */
interface DocumentContract extends ReopenableStorage {
  UUID REGISTRATION = UUID.fromString("7ccd3322-e1a5-411a-a67d-6a735c76f119");

  @Test
  default void document_stored_isFoundAsItWasSent() {
    byte[] bytes = {0, (byte) 0xFF, 13, 10, 0x7F};
    DocumentAddress address = in(annsState(null), "bookmark");
    change(address, current -> DocumentContent.of("image/x; a=\"b c\"", bytes));

    reopen();

    Document found = storage().documents().find(address).orElseThrow();
    assertThat(found.content().bytes()).isEqualTo(bytes);
    assertThat(found.content().contentType()).isEqualTo("image/x; a=\"b c\"");
    assertThat(found.content().sha1()).isEqualTo("698e8d2cd1dc9b76aedcef4b544e302a3612a351");
    assertThat(found.updated()).isEqualTo(clock().instant());
  }

  @Test
  default void document_empty_isADocument() {
    change(in(annsState(null), "empty"), current -> DocumentContent.of("text/plain", new byte[0]));

    assertThat(storage().documents().find(in(annsState(null), "empty"))).isPresent();
  }

  @Test
  default void activitiesWithState_areThoseOfTheAgent_inPages() {
    for (String activity : List.of("c", "a", "b")) {
      put(
          in(DocumentContext.state(Sample.activity(activity), Sample.agent("ann"), null), "x"),
          "1");
    }
    put(in(annsState(REGISTRATION), "x"), "once more in a");
    put(in(DocumentContext.state(Sample.activity("d"), Sample.agent("bob"), null), "x"), "bob's");
    put(in(DocumentContext.agentProfile(Sample.agent("ann")), "x"), "a profile");

    List<String> seen = new ArrayList<>();
    List<String> page;
    do {
      page =
          storage()
              .documents()
              .activitiesWithState(
                  Sample.agent("ann"), seen.isEmpty() ? "" : seen.get(seen.size() - 1), 2);
      seen.addAll(page);
    } while (!page.isEmpty());

    assertThat(seen)
        .containsExactly(Sample.activity("a"), Sample.activity("b"), Sample.activity("c"));
  }

  @Test
  default void documents_ofOtherAddresses_areOthers() {
    List<DocumentAddress> addresses =
        List.of(
            in(annsState(null), "x"),
            in(annsState(null), "X"),
            in(annsState(REGISTRATION), "x"),
            in(annsState(UUID.randomUUID()), "x"),
            in(DocumentContext.state(Sample.activity("b"), Sample.agent("ann"), null), "x"),
            in(DocumentContext.state(Sample.activity("a"), Sample.agent("bob"), null), "x"),
            in(DocumentContext.activityProfile(Sample.activity("a")), "x"),
            in(DocumentContext.agentProfile(Sample.agent("ann")), "x"));
    for (int i = 0; i < addresses.size(); i++) {
      put(addresses.get(i), "content " + i);
    }

    for (int i = 0; i < addresses.size(); i++) {
      assertThat(text(addresses.get(i))).contains("content " + i);
    }
  }

  @Test
  default void change_isGivenWhatIsThere() {
    DocumentAddress address = in(annsState(null), "x");
    List<Optional<String>> seen = new ArrayList<>();
    DocumentChange look =
        current -> {
          seen.add(Optional.ofNullable(current).map(d -> new String(d.content().bytes(), UTF_8)));
          return DocumentContent.of("text/plain", ("change " + seen.size()).getBytes(UTF_8));
        };

    change(address, look);
    change(address, look);

    assertThat(seen).containsExactly(Optional.empty(), Optional.of("change 1"));
    assertThat(text(address)).contains("change 2");
  }

  @Test
  default void change_thatThrows_changesNothingAndTellsWhy() {
    DocumentAddress address = in(annsState(null), "x");
    put(address, "before");
    LrsException refusal = new LrsException(ProblemCode.PRECONDITION_FAILED, "no");

    assertThatThrownBy(
            () ->
                change(
                    address,
                    current -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);

    assertThat(text(address)).contains("before");
    put(address, "after");
    assertThat(text(address)).contains("after");
  }

  @Test
  default void change_toNothing_removes() {
    DocumentAddress address = in(annsState(null), "x");
    put(address, "before");

    change(address, current -> null);
    change(address, current -> null);

    assertThat(storage().documents().find(address)).isEmpty();
  }

  @Test
  default void changes_ofManyAtOnce_loseNothing() {
    DocumentAddress address = in(annsState(null), "counter");
    DocumentChange count =
        current -> {
          int before =
              current == null ? 0 : Integer.parseInt(new String(current.content().bytes(), UTF_8));
          return DocumentContent.of("text/plain", String.valueOf(before + 1).getBytes(UTF_8));
        };

    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int j = 0; j < 50; j++) {
                  change(address, count);
                }
              }));
    }
    all.forEach(CompletableFuture::join);

    assertThat(text(address)).contains("200");
  }

  @Test
  default void changes_andStatements_goOnTogether() {
    List<CompletionStage<Void>> changes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      DocumentContent content = DocumentContent.of("text/plain", new byte[10]);
      changes.add(
          storage().documents().change(in(annsState(null), "d" + i), 10, current -> content));
      append(Sample.of("ann", "did"));
    }
    changes.forEach(DocumentContract::await);

    assertThat(storage().documents().ids(annsState(null), null).ids()).hasSize(100);
    assertThat(ids(Find.all())).hasSize(100);
  }

  @Test
  default void changes_accepted_areDoneBeforeTheStorageCloses() {
    for (int i = 0; i < 50; i++) {
      DocumentContent content = DocumentContent.of("text/plain", new byte[i]);
      assertThat(storage().documents().change(in(annsState(null), "d" + i), i, now -> content))
          .isNotNull();
    }

    reopen();

    assertThat(storage().documents().ids(annsState(null), null).ids()).hasSize(50);
  }

  @Test
  default void ids_areThoseOfTheContextSorted() {
    put(in(annsState(null), "b"), "1");
    put(in(annsState(null), "a"), "2");
    put(in(DocumentContext.activityProfile(Sample.activity("a")), "c"), "3");

    assertThat(storage().documents().ids(annsState(null), null).ids()).containsExactly("a", "b");
  }

  @Test
  default void ids_ofNothing_areNone() {
    assertThat(storage().documents().ids(annsState(null), null).ids()).isEmpty();
    assertThat(storage().documents().ids(annsState(null), null).newest()).isNull();
  }

  @Test
  default void ids_withoutRegistration_areThoseOfEveryRegistration() {
    put(in(annsState(null), "a"), "1");
    put(in(annsState(REGISTRATION), "a"), "2");
    put(in(annsState(REGISTRATION), "b"), "3");

    assertThat(storage().documents().ids(annsState(null), null).ids()).containsExactly("a", "b");
    assertThat(storage().documents().ids(annsState(REGISTRATION), null).ids())
        .containsExactly("a", "b");
    assertThat(storage().documents().ids(annsState(UUID.randomUUID()), null).ids()).isEmpty();
  }

  @Test
  default void ids_since_areThoseChangedLater() {
    Instant first = clock().instant();
    put(in(annsState(null), "old"), "1");
    put(in(annsState(null), "changed"), "2");
    clock().move(Duration.ofMillis(1));
    put(in(annsState(null), "changed"), "3");

    assertThat(storage().documents().ids(annsState(null), first.minusNanos(1)).ids())
        .containsExactly("changed", "old");
    assertThat(storage().documents().ids(annsState(null), first).ids()).containsExactly("changed");
    assertThat(storage().documents().ids(annsState(null), first.plusNanos(500)).ids())
        .containsExactly("changed");
    assertThat(storage().documents().ids(annsState(null), first.plusMillis(1)).ids()).isEmpty();
    assertThat(storage().documents().ids(annsState(null), null).newest())
        .isEqualTo(first.plusMillis(1));
  }

  @Test
  default void removeAll_withRegistration_removesThatAttemptOnly() {
    put(in(annsState(null), "a"), "1");
    put(in(annsState(REGISTRATION), "a"), "2");
    put(in(annsState(REGISTRATION), "b"), "3");

    await(storage().documents().removeAll(annsState(REGISTRATION)));

    assertThat(text(in(annsState(null), "a"))).contains("1");
    assertThat(storage().documents().ids(annsState(REGISTRATION), null).ids()).isEmpty();
  }

  @Test
  default void removeAll_withoutRegistration_removesAllOfActivityAndAgent() {
    DocumentAddress bobs =
        in(DocumentContext.state(Sample.activity("a"), Sample.agent("bob"), null), "a");
    put(in(annsState(null), "a"), "1");
    put(in(annsState(REGISTRATION), "b"), "2");
    put(bobs, "3");

    await(storage().documents().removeAll(annsState(null)));

    assertThat(storage().documents().ids(annsState(null), null).ids()).isEmpty();
    assertThat(text(bobs)).contains("3");
  }

  private static DocumentContext annsState(@Nullable UUID registration) {
    return DocumentContext.state(Sample.activity("a"), Sample.agent("ann"), registration);
  }

  private static DocumentAddress in(DocumentContext context, String id) {
    return new DocumentAddress(context, id);
  }

  private void put(DocumentAddress address, String text) {
    change(address, current -> DocumentContent.of("text/plain", text.getBytes(UTF_8)));
  }

  private void change(DocumentAddress address, DocumentChange change) {
    await(storage().documents().change(address, 100, change));
  }

  private Optional<String> text(DocumentAddress address) {
    return storage()
        .documents()
        .find(address)
        .map(document -> new String(document.content().bytes(), UTF_8));
  }

  private static void await(CompletionStage<Void> change) {
    try {
      change.toCompletableFuture().get(30, SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LrsException known) {
        throw known;
      }
      throw new CompletionException(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
